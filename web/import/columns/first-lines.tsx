import type { Import } from '../../../src/import/contract.ts'
import { useT } from '../../ui/t.tsx'
import { columnName } from './column-name.ts'

const SHOWN = 6

interface Props {
  readonly file: Import
  readonly header: boolean
}

/** As they were read, so that wrong letters or columns are seen before anything else. */
export function FirstLines({ file: { columns, firstLines }, header }: Props) {
  const t = useT()
  const lines = firstLines.slice(header ? 1 : 0, SHOWN)
  return (
    <div className="import-section">
      <h2 id="import-preview">{t('import.preview')}</h2>
      {/* It scrolls sideways: by key too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="import-preview" tabIndex={0} role="region" aria-labelledby="import-preview">
        <table>
          <thead>
            <tr>
              {columns.map((name, index) => (
                <th key={`${index}-${name}`} scope="col">
                  {columnName(t, columns, header, index)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ line, cells }) => (
              <tr key={line}>
                {columns.map((name, index) => (
                  <td key={`${index}-${name}`} dir="auto">
                    {cells[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

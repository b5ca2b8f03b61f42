import type { Import, ImportMapping } from '../../../src/import/contract.ts'
import { Select } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import { IMPORT_LABELS, IMPORT_TARGETS } from '../target-name.ts'
import { columnName } from './column-name.ts'

const SAMPLES = 3
const SAMPLE_LENGTH = 60

interface Props {
  readonly file: Import
  readonly mapping: ImportMapping
  readonly onChange: (part: Partial<ImportMapping>) => void
}

/** For each column what it is, beside what stands in it. */
export function ColumnTargets({ file: { columns, firstLines }, mapping, onChange }: Props) {
  const t = useT()
  const { header, targets } = mapping
  const lines = firstLines.slice(header ? 1 : 0)
  return (
    <section aria-labelledby="import-columns" className="import-section">
      <h2 id="import-columns">{t('import.columnsTitle')}</h2>
      <ul className="import-columns">
        {columns.map((column, index) => {
          const name = columnName(t, columns, header, index)
          const samples = lines
            .map(({ cells }) => cells[index]?.trim() ?? '')
            .filter((cell) => cell !== '')
            .slice(0, SAMPLES)
            .map((cell) => cell.slice(0, SAMPLE_LENGTH))
          return (
            <li key={`${index}-${column}`}>
              <div className="import-column-text">
                <strong>{name}</strong>
                <span className="secondary-text" dir="auto">
                  {samples.length === 0 ? t('import.sampleNone') : samples.join(' · ')}
                </span>
              </div>
              <Select
                aria-label={t('import.columnIs', { column: name })}
                value={targets[index] ?? ''}
                onChange={(_, { value }) => {
                  const target = IMPORT_TARGETS.find((each) => each === value) ?? null
                  onChange({
                    targets: columns.map((_column, at) =>
                      at === index ? target : (targets[at] ?? null),
                    ),
                  })
                }}
              >
                <option value="">{t('import.notRead')}</option>
                {IMPORT_TARGETS.map((each) => (
                  <option key={each} value={each}>
                    {t(IMPORT_LABELS[each])}
                  </option>
                ))}
              </Select>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import { Link } from '@tanstack/react-router'
import type { Import } from '../../../src/import/contract.ts'
import { useT } from '../../ui/t.tsx'
import { ENCODING_NAMES } from '../encoding-names.ts'

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const

/** What was detected, and the way to have it read otherwise. */
export function ReadAs({ file: { id, source, proposal } }: { readonly file: Import }) {
  const t = useT()
  return (
    <div className="import-read">
      <p>
        {source.format === 'text'
          ? t('import.readAs', {
              encoding: ENCODING_NAMES[source.encoding],
              delimiter: t(`import.delimiter.${DELIMITERS[source.delimiter]}`),
            })
          : t('import.readSheet', { sheet: source.sheet })}{' '}
        {source.format === 'text' ? (
          <Link
            to="/users/import"
            search={{
              encoding: source.encoding,
              delimiter: DELIMITERS[source.delimiter],
              instead: id,
            }}
            className="text-link"
          >
            {t('import.reading')}
          </Link>
        ) : (
          source.sheets
            .filter((sheet) => sheet !== source.sheet)
            .map((sheet) => (
              <Link
                key={sheet}
                to="/users/import"
                search={{ sheet, instead: id }}
                className="text-link import-sheet"
              >
                {t('import.otherSheet', { sheet })}
              </Link>
            ))
        )}
      </p>
      <p>
        {proposal.by === 'template'
          ? t('import.by.template', { template: proposal.template ?? '' })
          : t(`import.by.${proposal.by}`)}
      </p>
    </div>
  )
}

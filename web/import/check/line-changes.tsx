import type { ImportLine } from '../../../src/import/contract.ts'
import { useT, useWords } from '../../ui/t.tsx'
import { IMPORT_LABELS } from '../target-name.ts'

/** What becomes of somebody who is there, and what stays though the file says otherwise. */
export function LineChanges({ line: { changes, kept } }: { readonly line: ImportLine }) {
  const t = useT()
  const { find } = useWords()
  if (changes.length === 0 && kept.length === 0) return null
  return (
    <ul className="import-changes">
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          <span className="visually-hidden">
            {t('import.change', {
              field: t(IMPORT_LABELS[field]),
              from: from ?? t('import.nothing'),
              to: to ?? t('import.nothing'),
            })}
          </span>
          <span aria-hidden="true">
            {t(IMPORT_LABELS[field])}: <del dir="auto">{from ?? t('import.nothing')}</del> →{' '}
            <ins dir="auto">{to ?? t('import.nothing')}</ins>
          </span>
        </li>
      ))}
      {kept.map(({ field, reason }) => (
        <li key={`kept-${field}`} className="secondary-text">
          {t('import.kept', {
            field: t(IMPORT_LABELS[field]),
            reason: find(`reason.${reason}`) ?? '',
          })}
        </li>
      ))}
    </ul>
  )
}

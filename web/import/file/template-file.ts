import type { Translate } from '../../../messages/translate.ts'
import { IMPORT_LABELS } from '../target-name.ts'

const FIRST = [
  'userPrincipalName',
  'givenName',
  'surname',
  'displayName',
  'jobTitle',
  'department',
  'officeLocation',
  'businessPhones',
  'mobilePhone',
] as const
const LAST = ['streetAddress', 'city', 'state', 'postalCode', 'country'] as const

/** The fifteen columns' names in the reader's language, as their spreadsheet expects a CSV file to be. */
export function templateFile(t: Translate, language: string): Blob {
  const names = [
    ...FIRST.map((each) => t(IMPORT_LABELS[each])),
    t('import.fax'),
    ...LAST.map((each) => t(IMPORT_LABELS[each])),
  ]
  const delimiter = language === 'sv' || language === 'de' ? ';' : ','
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return new Blob([`\uFEFF${names.join(delimiter)}\r\n`], { type: 'text/csv' })
}

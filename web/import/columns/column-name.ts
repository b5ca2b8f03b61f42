import type { Translate } from '../../../messages/translate.ts'

/** As the file calls it, or else by its number. */
export function columnName(
  t: Translate,
  columns: readonly string[],
  header: boolean,
  index: number,
): string {
  const name = columns[index]
  const number = String(index + 1)
  return header && name !== undefined && name !== number
    ? name
    : t('import.column', { column: number })
}

import { assertColumnCount, assertLineLength, LIMITS } from './limits.ts'

/** A line of a table, counted as an editor or a spreadsheet does. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** What no text in the database can hold is shown as the sign for it, and is a problem of its line. */
const NUL_SIGN = '\u2400'
/** Follows what was cut, so that it is longer than any cell may be. */
const CUT = '…'

/** A line as it is kept; undefined if nothing stands in it. */
export function cleanRow(line: number, cells: readonly string[]): Row | undefined {
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  if (last === -1) return undefined
  assertColumnCount(last + 1, line)
  const cleaned = cells.slice(0, last + 1).map(cleanCell)
  assertLineLength(charactersIn(cleaned), line)
  return { line, cells: cleaned }
}

export function charactersIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0)
}

function cleanCell(cell: string): string {
  const text =
    cell.length > LIMITS.cellCharacters ? cell.slice(0, LIMITS.cellCharacters) + CUT : cell
  return text.replaceAll('\0', NUL_SIGN).toWellFormed()
}

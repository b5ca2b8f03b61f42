import { Problem } from '../../platform/problem.ts'

const MIB = 1024 * 1024

/** What one file may hold: enough for a million users, too little to fill memory or disk. */
export const LIMITS = {
  fileBytes: 64 * MIB,
  lines: 1_000_000,
  columns: 200,
  /** Longer ones are cut, and then a problem of their line. */
  cellCharacters: 4_000,
  /** Between two line ends, and in one line's cells together. */
  lineCharacters: 1_000_000,
  /** What is kept of one line, and of all of them: a workbook repeats a text by its number. */
  keptCharacters: 100_000,
  allCharacters: 256 * MIB,
  /** Of a workbook, when unpacked: of one part, and how much larger than packed if it is larger than a few megabytes. */
  partBytes: 512 * MIB,
  partRatio: 100,
  partRatioFrom: 8 * MIB,
  parts: 2_000,
  /** The texts that a workbook's cells share, together. */
  sharedTextBytes: 64 * MIB,
  sheets: 100,
  styles: 65_536,
} as const

/** A file that can't be read at all, and why. Nothing of it is kept. */
export function unreadable(
  code: string,
  message: string,
  detail: Record<string, string | number> = {},
): Problem {
  return new Problem('invalid', `import-${code}`, message, detail)
}

export function assertLineCount(lines: number): void {
  if (lines > LIMITS.lines)
    throw unreadable('too-many-lines', 'The file has too many lines.', { max: LIMITS.lines })
}

/** Of a line as it is kept. */
export function assertLineLength(characters: number, line: number): void {
  if (characters > LIMITS.keptCharacters)
    throw unreadable('line-too-long', 'A line of the file is too long.', {
      line,
      max: LIMITS.keptCharacters,
    })
}

export function assertAllCharacters(characters: number): void {
  if (characters > LIMITS.allCharacters)
    throw unreadable(
      'unpacks-too-large',
      'Unpacked, this workbook would be far too large. Save the sheet as CSV.',
      { max: LIMITS.allCharacters / MIB },
    )
}

export function assertColumnCount(columns: number, line: number): void {
  if (columns > LIMITS.columns)
    throw unreadable('too-many-columns', 'A line of the file has too many columns.', {
      line,
      max: LIMITS.columns,
    })
}

import { stringify } from 'csv-stringify/sync'
import type { Language } from './language.ts'

export type CsvCell = string | number | boolean | null | undefined

export interface CsvOptions {
  /** `;` for Excel where the comma is the decimal sign, such as in Swedish and German. */
  readonly delimiter?: ',' | ';'
}

const BYTE_ORDER_MARK = '\ufeff'
const ROWS_A_CHUNK = 200

function writeRows(rows: readonly (readonly CsvCell[])[], delimiter: ',' | ';'): string {
  return stringify(
    rows.map((row) => row.map((cell) => cell ?? '')),
    {
      delimiter,
      record_delimiter: 'windows',
      // A cell that begins with = + - @ TAB CR, or their full-width forms, gets an apostrophe (S24).
      escape_formulas: true,
      // Everything quoted: Excel may open it with another delimiter than the one that was meant.
      quoted: true,
      quoted_empty: false,
      cast: { boolean: String },
    },
  )
}

/**
 * CSV as chunks of text, for a response that is written while the database is read. Safe against
 * formulas (S24), with the byte order mark that makes Excel read UTF-8 (RFC 4180 otherwise).
 */
export async function* csvRows(
  header: readonly string[],
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
  { delimiter = ',' }: CsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  let chunk: (readonly CsvCell[])[] = [header]
  let start = BYTE_ORDER_MARK
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < ROWS_A_CHUNK) continue
    yield start + writeRows(chunk, delimiter)
    start = ''
    chunk = []
  }
  if (chunk.length > 0) yield start + writeRows(chunk, delimiter)
}

/** Excel takes the list separator of the reader's country: a semicolon where the comma divides decimals. */
export function delimiterOf(language: Language): ',' | ';' {
  return language === 'sv' || language === 'de' ? ';' : ','
}

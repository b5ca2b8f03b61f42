import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { ImportDelimiter, ImportEncoding } from '../contract.ts'
import { encodingBroken } from './detect-encoding.ts'
import { LIMITS, unreadable } from './limits.ts'
import { cleanRow, type Row } from './row.ts'
import { chunksOf } from './temporary-file.ts'

const DELIMITERS: readonly ImportDelimiter[] = [';', ',', '\t']
const SAMPLE_LINES = 50
const LINE_ENDS = /\r\n?/g
/** Excel's own first line, which says what divides the cells. */
const EXCEL_SEPARATOR = /^sep=(.)?$/i

/** What divides the cells: what stands in most lines the same number of times, outside quotes. */
export async function detectDelimiter(
  file: FileHandle,
  encoding: ImportEncoding,
): Promise<ImportDelimiter> {
  let sample = ''
  for await (const text of decoded(file, encoding)) {
    sample = text
    break
  }
  const lines = linesOutsideQuotes(sample).slice(0, SAMPLE_LINES)
  const said = EXCEL_SEPARATOR.exec(lines[0]?.trim() ?? '')?.[1]
  const named = DELIMITERS.find((delimiter) => delimiter === said)
  if (named !== undefined) return named
  const [best] = DELIMITERS.map((delimiter) => ({
    delimiter,
    score: regularity(lines, delimiter),
  })).toSorted((a, b) => b.score - a.score)
  return best === undefined || best.score === 0 ? ',' : best.delimiter
}

/** How many lines have as many of them as most have, and among equals how many those are. */
function regularity(lines: readonly string[], delimiter: string): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const count = line.split(delimiter).length - 1
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  return Math.max(0, ...[...counts].map(([count, times]) => times * 1000 + Math.min(count, 999)))
}

function linesOutsideQuotes(sample: string): string[] {
  const unquoted = sample.replace(/"(?:[^"]|"")*(?:"|$)/g, '')
  return unquoted
    .replace(LINE_ENDS, '\n')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** The lines of a text, one after the other: neither the file nor a line without end is ever held. */
export async function* readText(
  file: FileHandle,
  { encoding, delimiter }: { encoding: ImportEncoding; delimiter: ImportDelimiter },
): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LIMITS.lineCharacters,
  })
  const source = Readable.from(boundedLines(decoded(file, encoding)))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let lastLine = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const line = info.lines - lineBreaksIn(record)
      lastLine = info.lines
      if (line === 1 && EXCEL_SEPARATOR.test(record[0] ?? '')) continue
      const row = cleanRow(line, record)
      if (row !== undefined) yield row
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw csvProblem(error, lastLine + 1)
  } finally {
    source.destroy()
  }
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

function csvProblem({ code }: CsvError, line: number): Error {
  if (code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED')
    return unreadable('quote-not-closed', 'A quotation mark is opened and never closed.', { line })
  return unreadable('not-readable', 'The file cannot be read from this line on.', { line })
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) if (cell.includes('\n')) count += cell.split('\n').length - 1
  return count
}

/**
 * The text with one kind of line ends. A line without end would have to be held until its end: it is refused before.
 */
async function* boundedLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let line = 1
  let length = 0
  let held = ''
  for await (const piece of texts) {
    const whole = held + piece
    // What may be the first half of a line's end waits for the other.
    held = whole.endsWith('\r') ? '\r' : ''
    const text = whole.slice(0, whole.length - held.length).replace(LINE_ENDS, '\n')
    for (const [index, part] of text.split('\n').entries()) {
      length = index === 0 ? length + part.length : part.length
      if (index > 0) line++
      if (length > LIMITS.lineCharacters)
        throw unreadable('line-too-long', 'A line of the file is too long.', {
          line,
          max: LIMITS.lineCharacters,
        })
    }
    yield text
  }
  if (held !== '') yield '\n'
}

async function* decoded(file: FileHandle, encoding: ImportEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let lines = 1
  try {
    for await (const chunk of chunksOf(file)) {
      const text = decoder.decode(chunk, { stream: true })
      yield text
      lines += text.split('\n').length - 1
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw encodingBroken(lines)
    throw error
  }
}

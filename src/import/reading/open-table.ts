import type { FileHandle } from 'node:fs/promises'
import type { Import, ImportDelimiter, ImportEncoding } from '../contract.ts'
import { detectEncoding, isZip } from './detect-encoding.ts'
import { detectDelimiter, readText } from './read-text.ts'
import { openWorkbook } from './read-workbook.ts'
import type { Row } from './row.ts'

/** How to read a file otherwise than it says itself. */
export interface ReadingChoice {
  readonly encoding?: ImportEncoding | undefined
  readonly delimiter?: ImportDelimiter | undefined
  readonly sheet?: string | undefined
}

export interface Table {
  readonly source: Import['source']
  /** To be read once, from the first to the last. */
  readonly rows: AsyncGenerator<Row>
}

/** What kind of file it is by what it holds, whatever it is called. */
export async function openTable(file: FileHandle, choice: ReadingChoice): Promise<Table> {
  if (await isZip(file)) {
    const { rows, ...source } = await openWorkbook(file, choice.sheet)
    return { source: { format: 'xlsx', ...source }, rows }
  }
  const encoding = choice.encoding ?? (await detectEncoding(file))
  const delimiter = choice.delimiter ?? (await detectDelimiter(file, encoding))
  return {
    source: { format: 'text', encoding, delimiter },
    rows: readText(file, { encoding, delimiter }),
  }
}

import { isAscii, isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import type { Static } from 'typebox'
import type { ImportEncoding } from '../contract.ts'
import { unreadable } from './limits.ts'
import { chunksOf } from './temporary-file.ts'

type Encoding = Static<typeof ImportEncoding>

const SAMPLE_BYTES = 64 * 1024
const NEWLINE = 0x0a
/** A line that goes on for longer than this is looked at in pieces. */
const PIECE_BYTES = 1024 * 1024

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** Beginnings of files that are no text: what to say of them instead of nonsense in cells. */
const OTHERS = [
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    code: 'old-workbook',
    message: 'This is an old or a protected workbook. Save it as .xlsx without a password.',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], code: 'not-a-table', message: 'This is a PDF, not a table.' },
] as const
const ZIP = [0x50, 0x4b, 0x03, 0x04]

export async function isZip(file: FileHandle): Promise<boolean> {
  return beginsWith(await firstBytes(file, 4), ZIP)
}

/** The text's encoding, by its mark or by what it holds. A text in two encodings is refused, with the line. */
export async function detectEncoding(file: FileHandle): Promise<Encoding> {
  const sample = await firstBytes(file, SAMPLE_BYTES)
  for (const { bytes, code, message } of OTHERS)
    if (beginsWith(sample, bytes)) throw unreadable(code, message)
  const marked = MARKS.find(({ bytes }) => beginsWith(sample, bytes))
  if (marked !== undefined) {
    if (marked.encoding === 'utf-8') await assertUtf8(file)
    return marked.encoding
  }
  return detectUtf16(sample) ?? (await detectByLines(file))
}

/** Letters and digits of most languages have a NUL for their other half. */
function detectUtf16(sample: Buffer): Encoding | undefined {
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const many = sample.length / 20
  if (odd > many && even < odd / 10) return 'utf-16le'
  if (even > many && odd < even / 10) return 'utf-16be'
  return undefined
}

async function detectByLines(file: FileHandle): Promise<Encoding> {
  const found = await findEncodings(file)
  if (found.otherLine === undefined) return 'utf-8'
  if (found.utf8Line === undefined) return 'windows-1252'
  throw unreadable('encodings-mixed', 'The lines of the file are in different encodings.', {
    line: found.otherLine,
    utf8Line: found.utf8Line,
  })
}

async function assertUtf8(file: FileHandle): Promise<void> {
  const { otherLine } = await findEncodings(file)
  if (otherLine !== undefined) throw encodingBroken(otherLine)
}

export function encodingBroken(line: number): Error {
  return unreadable('encoding-broken', 'The file is not in the encoding that it should be in.', {
    line,
  })
}

interface Encodings {
  /** The first line with letters beyond ASCII that are UTF-8, and the first with some that aren't. */
  utf8Line: number | undefined
  otherLine: number | undefined
}

async function findEncodings(file: FileHandle): Promise<Encodings> {
  const found: Encodings = { utf8Line: undefined, otherLine: undefined }
  let line = 1
  for await (const piece of wholeLines(file)) {
    const isAllUtf8 = isUtf8(piece)
    if (!isAllUtf8 || (found.utf8Line === undefined && !isAscii(piece)))
      noteLines(found, piece, line)
    line += countNewlines(piece)
    if (found.otherLine !== undefined && found.utf8Line !== undefined) break
  }
  return found
}

function noteLines(found: Encodings, piece: Buffer, firstLine: number): void {
  let line = firstLine
  for (let start = 0; start < piece.length; line++) {
    const newline = piece.indexOf(NEWLINE, start)
    const end = newline === -1 ? piece.length : newline + 1
    const bytes = piece.subarray(start, end)
    if (!isUtf8(bytes)) found.otherLine ??= line
    else if (!isAscii(bytes)) found.utf8Line ??= line
    start = end
  }
}

/** The file in pieces that end with a line's end, or at least with a character's. */
async function* wholeLines(file: FileHandle): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunksOf(file)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = endOfLines(bytes)
    if (end > 0) yield bytes.subarray(0, end)
    rest = bytes.subarray(end)
  }
  if (rest.length > 0) yield rest
}

function endOfLines(bytes: Buffer): number {
  const newline = bytes.lastIndexOf(NEWLINE)
  if (newline !== -1 || bytes.length < PIECE_BYTES) return newline + 1
  let end = bytes.length
  // Not in the middle of a character: back to before its first byte.
  while (end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--
  return ((bytes[end - 1] ?? 0) & 0xc0) === 0xc0 ? end - 1 : end
}

function countNewlines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++
  return count
}

async function firstBytes(file: FileHandle, count: number): Promise<Buffer> {
  const buffer = Buffer.alloc(count)
  const { bytesRead } = await file.read(buffer, 0, count, 0)
  return buffer.subarray(0, bytesRead)
}

function beginsWith(bytes: Buffer, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte)
}

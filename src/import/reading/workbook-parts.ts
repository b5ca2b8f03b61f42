import type { FileHandle } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl'
import { LIMITS, unreadable } from './limits.ts'

/** The parts of a workbook, each read as a stream of its bytes. */
export interface Parts {
  readonly has: (name: string) => boolean
  readonly read: (name: string) => AsyncGenerator<Buffer>
}

/** Only what a workbook needs is ever unpacked, and only as far as the limits go. */
export async function openParts(file: FileHandle): Promise<Parts> {
  const zip = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true }).catch(broken)
  if (zip.entryCount > LIMITS.parts)
    throw unreadable('not-a-workbook', 'This is not a workbook: it holds too many files.')
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.startsWith('xl/')) entries.set(entry.fileName, entry)
    }
  } catch (error) {
    broken(error)
  }
  return {
    has: (name) => entries.has(name),
    read: (name) => readPart(zip, entries.get(name)),
  }
}

async function* readPart(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (entry === undefined)
    throw unreadable('not-a-workbook', 'This is not a workbook, or a part of it is missing.')
  assertUnpackable(entry)
  // It checks that no more comes out than the entry says.
  const stream = await zip.openReadStreamPromise(entry).catch(broken)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk
  } catch (error) {
    broken(error)
  } finally {
    stream.destroy()
    await finished(stream).catch(() => undefined)
  }
}

/** A zip bomb is known by what it says of itself, and what it says is what it gets. */
function assertUnpackable({ uncompressedSize, compressedSize }: Entry): void {
  const isBlownUp =
    uncompressedSize > LIMITS.partRatioFrom && uncompressedSize > compressedSize * LIMITS.partRatio
  if (uncompressedSize > LIMITS.partBytes || isBlownUp)
    throw unreadable(
      'unpacks-too-large',
      'Unpacked, this workbook would be far too large. Save the sheet as CSV.',
      { max: LIMITS.partBytes / 1024 / 1024 },
    )
}

/** Whatever the library says of a file that it can't read is the file's fault; ours is said as it is. */
function broken(error: unknown): never {
  if (error instanceof Error && 'kind' in error) throw error
  throw unreadable('workbook-broken', 'This workbook is damaged, or not a workbook.')
}

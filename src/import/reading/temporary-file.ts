import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { LIMITS, unreadable } from './limits.ts'

const CHUNK_BYTES = 64 * 1024

/**
 * Keeps what streams in on disk while `work` reads it, and in no case longer. Only this user may read it, and it has no
 * name any more before anything is written to it: a process that is killed leaves nothing behind.
 */
export async function inTemporaryFile<T>(
  body: Readable,
  work: (file: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'kvittens-import-'))
  try {
    const file = await open(join(directory, 'file'), 'wx+', 0o600)
    try {
      // Systems that don't unlink open files do so below.
      await rm(directory, { recursive: true, force: true }).catch(() => undefined)
      const size = await writeAll(file, body)
      return await work(file, size)
    } finally {
      await file.close()
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Where it is too large the rest is passed over: whoever is cut off while sending never reads the answer. */
async function writeAll(file: FileHandle, body: Readable): Promise<number> {
  let size = 0
  const chunks: AsyncIterable<Buffer> = body.iterator({ destroyOnReturn: false })
  try {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > LIMITS.fileBytes)
        throw unreadable('file-too-large', 'The file is too large.', {
          max: LIMITS.fileBytes / 1024 / 1024,
        })
      await file.write(chunk, 0, chunk.length, size - chunk.length)
    }
  } catch (error) {
    // Not before the loop above has let go of it.
    setImmediate(() => body.resume())
    if (body.errored === null) throw error
    throw unreadable('upload-broken-off', 'The connection was lost before the file was there.')
  }
  if (size === 0) throw unreadable('file-empty', 'The file is empty.')
  return size
}

/** Its bytes from `start` on, a piece at a time; each piece is its reader's to keep. */
export async function* chunksOf(file: FileHandle, start = 0): AsyncGenerator<Buffer> {
  let position = start
  for (;;) {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, position)
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

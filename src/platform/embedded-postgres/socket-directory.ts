import { createHash } from 'node:crypto'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataDirectory } from './data-directory.ts'
import { runAs } from './private-files.ts'

// sockaddr_un holds 104 bytes on macOS and 108 on Linux; PostgreSQL's file name takes 14 of them.
const LONGEST_DIRECTORY = 85
const PLAIN_PATH = /^[\w./-]+$/

/** A private folder for the socket: in the data directory, or below /tmp if that path is too long. */
export async function makeSocketDirectory(dir: DataDirectory): Promise<string> {
  const path = socketDirectoryOf(dir)
  await runAs(dir.owner, 'sh', ['-c', 'test -d "$1" || mkdir -m 700 "$1"', 'sh', path])
  await assertPrivate(path, dir)
  // A killed PostgreSQL leaves its socket's lock, with a number that may live on as another program.
  await runAs(dir.owner, 'sh', ['-c', 'rm -f "$1"/.s.PGSQL.*', 'sh', path])
  return path
}

function socketDirectoryOf(dir: DataDirectory): string {
  const inside = join(dir.path, 'socket')
  if (inside.length <= LONGEST_DIRECTORY && PLAIN_PATH.test(inside)) return inside
  const digest = createHash('sha256').update(dir.path).digest('hex').slice(0, 20)
  return `/tmp/kvittens-${digest}`
}

/** Anybody may make a folder below /tmp; we use none that isn't our own. */
async function assertPrivate(path: string, dir: DataDirectory): Promise<void> {
  const found = await lstat(path)
  const uid = dir.owner?.uid ?? process.getuid?.()
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o777) === 0o700) return
  throw new Error(
    `${path} was to hold the socket of PostgreSQL, but it isn't a private folder of user ${uid}. ` +
      'Remove it, or choose a data directory with a shorter path.',
  )
}

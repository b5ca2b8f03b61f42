import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { isRoot } from '../system-user.ts'
import type { SystemUser } from '../system-user.ts'

// The data directory belongs to an ordinary user, who could plant links in it. So root writes only
// files that stand directly in it, never through a link, and leaves all else to that user.

const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
const LOG_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW

/** Fails if the file exists. Readable by `owner` only, or by ourselves if there is none. */
export async function writeNewFile(
  path: string,
  content: string,
  owner: SystemUser | undefined,
): Promise<void> {
  const file = await open(path, NEW_FILE, 0o600)
  try {
    await file.writeFile(content)
    await giveTo(file, owner)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Replaces the file in one step; who reads it sees the old or the new content. */
export async function replaceFile(
  path: string,
  content: string,
  owner: SystemUser | undefined,
): Promise<void> {
  const draft = `${path}.${randomUUID()}`
  await writeNewFile(draft, content, owner)
  await rename(draft, path)
}

export async function openLogFile(
  path: string,
  owner: SystemUser | undefined,
): Promise<FileHandle> {
  const file = await open(path, LOG_FILE, 0o600)
  await giveTo(file, owner)
  return file
}

async function giveTo(file: FileHandle, owner: SystemUser | undefined): Promise<void> {
  if (owner !== undefined) await file.chown(owner.uid, owner.gid)
}

/** What PostgreSQL's programs get to see. Our own environment holds the key of the installation. */
export const BARE_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** The two options of spawn() that make a child of root run as `owner`. */
export function identityOf(owner: SystemUser | undefined): { uid?: number; gid?: number } {
  return owner !== undefined && isRoot() ? { uid: owner.uid, gid: owner.gid } : {}
}

/** Runs a program to its end as `owner`; throws with what it wrote if it fails. */
export function runAs(
  owner: SystemUser | undefined,
  command: string,
  args: readonly string[],
  input: string | Readable = '',
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: '/',
      env: BARE_ENVIRONMENT,
      stdio: 'pipe',
      ...identityOf(owner),
    })
    let written = ''
    const collect = (chunk: Buffer): void => {
      written += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(written)
      else reject(new Error(`${command} failed (${code}): ${written.trim()}`))
    })
    // A program that ends without reading must not end us.
    child.stdin.on('error', () => undefined)
    if (typeof input === 'string') child.stdin.end(input)
    else input.pipe(child.stdin)
  })
}

import { existsSync } from 'node:fs'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  stat,
} from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { requireSystemUser, SERVICE_USER, isRoot } from '../system-user.ts'
import type { SystemUser } from '../system-user.ts'
import type { Binaries } from './binaries.ts'
import { replaceFile, runAs } from './private-files.ts'

/** Where things stand in a data directory. All of it belongs to the user who runs PostgreSQL. */
export interface DataDirectory {
  readonly path: string
  /** PostgreSQL's own data directory. */
  readonly cluster: string
  readonly log: string
  readonly hostRules: string
  readonly userMap: string
  readonly madeBy: string
  /** Set if we are root, and PostgreSQL therefore runs as somebody else. */
  readonly owner: SystemUser | undefined
}

export async function openDataDirectory(wanted: string): Promise<DataDirectory> {
  const owner = isRoot() ? requireSystemUser(SERVICE_USER) : undefined
  const path = resolve(wanted)
  // The parents are made for everybody to pass; only the last one is private.
  await mkdir(dirname(path), { recursive: true, mode: 0o755 })
  await makePrivate(path, owner)
  await assertReachable(path, owner)
  return layOut(await realpath(path), owner)
}

export function layOut(path: string, owner: SystemUser | undefined): DataDirectory {
  return {
    path,
    cluster: join(path, 'cluster'),
    log: join(path, 'postgres.log'),
    hostRules: join(path, 'pg_hba.conf'),
    userMap: join(path, 'pg_ident.conf'),
    madeBy: join(path, 'made-by.json'),
    owner,
  }
}

async function makePrivate(path: string, owner: SystemUser | undefined): Promise<void> {
  if (!existsSync(path)) await mkdir(path, { mode: 0o700 })
  if (owner !== undefined && (await isOurNewFolder(path))) await chown(path, owner.uid, owner.gid)

  const found = await lstat(path)
  const uid = owner?.uid ?? process.getuid?.()
  if (found.uid !== uid) {
    throw new Error(
      `The data directory ${path} belongs to user ${found.uid}, but PostgreSQL would run as user ${uid}. ` +
        'Start Kvittens as the user who made it, or choose another data directory.',
    )
  }
  if ((found.mode & 0o777) !== 0o700) await chmod(path, 0o700)
}

/** Made just now, or handed to us empty, as a container's volume is. */
async function isOurNewFolder(path: string): Promise<boolean> {
  const found = await lstat(path)
  return found.isDirectory() && found.uid === 0 && (await readdir(path)).length === 0
}

async function assertReachable(path: string, owner: SystemUser | undefined): Promise<void> {
  if (owner === undefined) return
  try {
    await runAs(owner, 'sh', ['-c', 'cd "$1"', 'sh', path])
  } catch {
    throw new Error(
      `PostgreSQL runs as the system user "${owner.name}", who can't get to ${path}: ` +
        'a folder above it is closed to others. Choose a data directory elsewhere, such as /var/lib/kvittens.',
    )
  }
}

const LONGEST_LOG_BYTES = 10_000_000

/** Keeps the log of PostgreSQL from growing for ever: the one before is kept, older ones are not. */
export async function rotateLog(dir: DataDirectory): Promise<void> {
  const size = await stat(dir.log).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LONGEST_LOG_BYTES) await rename(dir.log, `${dir.log}.old`)
}

interface MadeBy {
  readonly postgres: string
  readonly icu: string
}

/** A cluster opens only with the major version that made it; and with another ICU, names sort otherwise. */
export async function assertMadeBySame(dir: DataDirectory, binaries: Binaries): Promise<void> {
  if (!existsSync(dir.cluster)) return
  const made = await readMadeBy(dir)
  const major = made.postgres.split('.')[0]
  if (major !== binaries.major) {
    throw new Error(
      `The data in ${dir.path} was made by PostgreSQL ${major}, and this is ${binaries.major}. ` +
        `Start the Kvittens that made it and export the data, or choose another data directory.`,
    )
  }
  if (made.icu !== '' && made.icu.split('.')[0] !== binaries.icu.split('.')[0]) {
    throw new Error(
      `The data in ${dir.path} is sorted by ICU ${made.icu}, and this PostgreSQL has ICU ${binaries.icu}. ` +
        `Start the Kvittens that made it and export the data, or choose another data directory.`,
    )
  }
}

export async function recordMadeBy(dir: DataDirectory, binaries: Binaries): Promise<void> {
  const made: MadeBy = { postgres: binaries.version, icu: binaries.icu }
  await replaceFile(dir.madeBy, `${JSON.stringify(made)}\n`, dir.owner)
}

async function readMadeBy(dir: DataDirectory): Promise<MadeBy> {
  try {
    const made: unknown = JSON.parse(await readFile(dir.madeBy, 'utf8'))
    if (isMadeBy(made)) return made
  } catch {
    // A power cut can come between the cluster and its record; PostgreSQL keeps one of its own.
  }
  return { postgres: (await readFile(join(dir.cluster, 'PG_VERSION'), 'utf8')).trim(), icu: '' }
}

function isMadeBy(value: unknown): value is MadeBy {
  return (
    typeof value === 'object' &&
    value !== null &&
    'postgres' in value &&
    typeof value.postgres === 'string' &&
    'icu' in value &&
    typeof value.icu === 'string'
  )
}

import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { DataDirectory } from './data-directory.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { isAlive } from './process-identity.ts'
import { BARE_ENVIRONMENT, identityOf, openLogFile } from './private-files.ts'

export interface Postmaster {
  readonly pid: number
  /** Settles when the process is gone, whatever the reason. */
  readonly ended: Promise<void>
}

export interface PostmasterOptions {
  readonly dir: DataDirectory
  readonly binaries: Binaries
  readonly socketDirectory: string
  readonly port: number
  readonly durable: boolean
}

const POLL_MS = 10
const RELEASE_TIMEOUT_MS = 20_000

/**
 * Starts PostgreSQL and waits until it answers, through crash recovery if need be. If backends of a
 * killed predecessor are still ending, waits for them: PostgreSQL refuses to start beside them.
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const patience = Date.now() + RELEASE_TIMEOUT_MS
  for (;;) {
    const logStart = await logSize(options.dir)
    const postmaster = await spawnPostmaster(options)
    if (await becomesReady(postmaster, options.dir)) return postmaster
    const reason = (await readLog(options.dir)).subarray(logStart).toString('utf8').trim()
    if (!reason.includes('is still in use') || Date.now() > patience) {
      throw new Error(`PostgreSQL did not start on ${options.dir.path}: ${reason.slice(-2000)}`)
    }
    await sleep(200)
  }
}

/** A process group of its own, so that Ctrl-C ends requests before the database. */
async function spawnPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const log = await openLogFile(options.dir.log, options.dir.owner)
  try {
    const child = spawn(join(options.binaries.home, 'bin', 'postgres'), postgresArgs(options), {
      cwd: '/',
      env: BARE_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...identityOf(options.dir.owner),
    })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', reject)
    })
    child.unref()
    if (child.pid === undefined) throw new Error('PostgreSQL has no process number.')
    return { pid: child.pid, ended }
  } finally {
    await log.close()
  }
}

function postgresArgs({ dir, socketDirectory, port, durable }: PostmasterOptions): string[] {
  const settings = {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    hba_file: dir.hostRules,
    ident_file: dir.userMap,
    max_connections: '50',
    // The operating system keeps the rest of the pages: what else the machine does needs memory too.
    shared_buffers: '32MB',
    // The default is that of spinning disks: it reads whole tables where an index would do.
    random_page_cost: '1.1',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_checkpoints: 'off',
    // S9: the statement and the row that failed may hold secrets, so the log names neither.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
  return [
    '-D',
    dir.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

async function becomesReady(postmaster: Postmaster, dir: DataDirectory): Promise<boolean> {
  let hasEnded = false
  void postmaster.ended.then(() => {
    hasEnded = true
  })
  while (!hasEnded) {
    const file = await readPostmasterFile(dir.cluster)
    if (file?.pid === postmaster.pid && file.isReady) return true
    await sleep(POLL_MS)
  }
  return false
}

async function logSize(dir: DataDirectory): Promise<number> {
  return (await readLog(dir)).length
}

async function readLog(dir: DataDirectory): Promise<Buffer> {
  return readFile(dir.log).catch(() => Buffer.alloc(0))
}

const SMART_MS = 500
const FAST_MS = 60_000
const IMMEDIATE_MS = 10_000

/**
 * A moment for sessions that are just closing, whose pool would else report them as lost; then fast
 * shutdown (sessions end, data is written); if that hangs, at once, and recovery does the rest.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  if (await signalAndWait(pid, 'SIGTERM', SMART_MS)) return
  if (await signalAndWait(pid, 'SIGINT', FAST_MS)) return
  if (await signalAndWait(pid, 'SIGQUIT', IMMEDIATE_MS)) return
  throw new Error(`PostgreSQL (process ${pid}) doesn't end.`)
}

async function signalAndWait(
  pid: number,
  signal: 'SIGTERM' | 'SIGINT' | 'SIGQUIT',
  timeoutMs: number,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  if (!isAlive(pid)) return true
  try {
    process.kill(pid, signal)
  } catch {
    return !isAlive(pid)
  }
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false
    await sleep(POLL_MS)
  }
  return true
}

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries, prepareBinaries } from './binaries.ts'
import type { PostgresMajor } from './binaries.ts'
import { assertMadeBySame, openDataDirectory, rotateLog } from './data-directory.ts'
import { endOrphan } from './end-orphan.ts'
import { APPLICATION, initialiseCluster, SUPERUSER } from './initialise-cluster.ts'
import { startPostmaster, stopPostmaster } from './postmaster.ts'
import type { Postmaster, PostmasterOptions } from './postmaster.ts'
import { makeSocketDirectory } from './socket-directory.ts'
import { acquireStartLock } from './start-lock.ts'

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  /** Told in plain lines what is worth knowing; silent by default. */
  readonly log?: (line: string) => void
  /** False trades safety for speed. For tests only. */
  readonly durable?: boolean
  readonly binaries?: PostgresMajor
}

/** What `pg` takes. The host is the folder of the Unix socket. */
export interface EmbeddedConnection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

export interface EmbeddedPostgres {
  readonly connection: EmbeddedConnection
  /** The number of the process that runs now; another one after a crash. */
  pid(): number
  stop(): Promise<void>
}

const PORT = 5432

/**
 * Runs PostgreSQL for this process, on a data directory that is made if there is none. Throws an
 * Error that says what to do if the place is taken, belongs to somebody else, or was made by
 * another version. PostgreSQL is started again if it dies.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log = () => undefined, durable = true, binaries: major = '18' } = options
  const found = await findBinaries(major)
  const dir = await openDataDirectory(options.dataDir)
  const lock = await acquireStartLock(dir.path, dir.owner)
  try {
    await assertMadeBySame(dir, found)
    const binaries = await prepareBinaries(found, dir.path, dir.owner)
    await endOrphan(dir, log)
    await initialiseCluster(dir, binaries, durable)
    await rotateLog(dir)
    const socketDirectory = await makeSocketDirectory(dir)
    const connection = {
      host: socketDirectory,
      port: PORT,
      user: APPLICATION,
      database: APPLICATION,
    }
    const running = await supervise({ dir, binaries, socketDirectory, port: PORT, durable }, log)
    try {
      await makeApplicationDatabase(connection)
    } catch (error) {
      await running.stop()
      throw error
    }
    return {
      connection,
      pid: () => running.pid(),
      async stop() {
        await running.stop()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

const RESTART_WINDOW_MS = 60_000
const RESTARTS_IN_WINDOW = 5

/** Keeps PostgreSQL running until it is stopped; gives up if it keeps dying. */
async function supervise(
  options: PostmasterOptions,
  log: (line: string) => void,
): Promise<{ pid(): number; stop(): Promise<void> }> {
  let current = await startPostmaster(options)
  let isStopping = false
  let restarting = Promise.resolve()
  const deaths: number[] = []

  // If this process ends without stop(), by an error say, the database shall end as well.
  const endWithUs = (): void => tryInterrupt(current.pid)
  process.on('exit', endWithUs)

  const watch = (postmaster: Postmaster): void => {
    void postmaster.ended.then(() => {
      if (!isStopping) restarting = restart()
    })
  }
  const restart = async (): Promise<void> => {
    const now = Date.now()
    deaths.push(now)
    const recent = deaths.filter((at) => at > now - RESTART_WINDOW_MS).length
    if (recent > RESTARTS_IN_WINDOW) {
      log(`PostgreSQL died ${recent} times in a minute and stays down; see ${options.dir.log}.`)
      return
    }
    log('PostgreSQL ended unexpectedly; starting it again.')
    try {
      current = await startPostmaster(options)
      watch(current)
    } catch (error) {
      log(error instanceof Error ? error.message : String(error))
      await sleep(1000)
      if (!isStopping) await restart()
    }
  }
  watch(current)

  return {
    pid: () => current.pid,
    async stop() {
      isStopping = true
      await restarting
      await stopPostmaster(current.pid)
      process.off('exit', endWithUs)
    },
  }
}

function tryInterrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It is gone already.
  }
}

async function makeApplicationDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({ ...connection, user: SUPERUSER, database: 'postgres' })
  await client.connect()
  try {
    const role = await client.query('select from pg_roles where rolname = $1', [APPLICATION])
    if (role.rowCount === 0) await client.query(`create role ${APPLICATION} login`)
    const database = await client.query('select from pg_database where datname = $1', [APPLICATION])
    if (database.rowCount === 0) {
      await client.query(`create database ${APPLICATION} owner ${APPLICATION}`)
    }
  } finally {
    await client.end()
  }
}

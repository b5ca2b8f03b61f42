import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { PostgresMajor } from '../src/platform/embedded-postgres/binaries.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/start-embedded-postgres.ts'
import type { EmbeddedConnection } from '../src/platform/embedded-postgres/start-embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'

export interface TestCluster {
  readonly connection: EmbeddedConnection
  stop(): Promise<void>
}

export interface TestDatabase {
  readonly config: pg.PoolConfig
  /** The same as a setting of a server's process. */
  readonly url: string
  readonly drop: () => Promise<void>
}

/** The migrated database that all test databases are copies of. */
const TEMPLATE = 'kvittens_template'

/** A PostgreSQL that is gone after the run, with a migrated template. Also for benchmarks. */
export async function startTestCluster(binaries: PostgresMajor): Promise<TestCluster> {
  const dataDir = join(tmpdir(), `kvittens-test-${randomBytes(6).toString('hex')}`)
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, binaries })
  try {
    await withSuperuser(postgres.connection, (client) =>
      client.query(`create database ${TEMPLATE} owner kvittens`),
    )
    const pool = new pg.Pool({ ...postgres.connection, database: TEMPLATE, max: 1 })
    try {
      await migrate(pool)
    } finally {
      await pool.end()
    }
  } catch (error) {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
    throw error
  }
  return {
    connection: postgres.connection,
    async stop() {
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A database of one's own, migrated and empty. */
export async function copyTemplate(connection: EmbeddedConnection): Promise<TestDatabase> {
  const database = `test_${randomBytes(8).toString('hex')}`
  await withSuperuser(connection, (client) =>
    client.query(`create database ${database} template ${TEMPLATE} owner kvittens`),
  )
  const { user, host, port } = connection
  return {
    config: { ...connection, database },
    url: `postgres://${user}@/${database}?host=${host}&port=${port}`,
    drop: () => dropDatabase(connection, database),
  }
}

const CLOSING_MS = 2000

/**
 * `pool.end()` is over before its sessions are. One that was ended by force in that moment would be
 * reported as lost, and fail the run; so they get some time, and force is for those that were forgotten.
 */
async function dropDatabase(connection: EmbeddedConnection, database: string): Promise<void> {
  const deadline = Date.now() + CLOSING_MS
  await withSuperuser(connection, async (client) => {
    while (Date.now() < deadline) {
      const sessions = await client.query(
        `select from pg_stat_activity where datname = '${database}' and backend_type = 'client backend'`,
      )
      if (sessions.rowCount === 0) break
      await sleep(10)
    }
    await client.query(`drop database ${database} with (force)`)
  })
}

/** For statements about databases, which the role of the program may not. */
async function withSuperuser(
  connection: EmbeddedConnection,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ ...connection, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

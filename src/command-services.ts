import path from 'node:path'
import type { Config } from './config.ts'
import { LISTENERS } from './app.ts'
import { keepKeyInFile } from './key-file.ts'
import { requireRightKey } from './organisation/key-canary.ts'
import { findOrganisation } from './organisation/queries.ts'
import { hashingGate } from './platform/argon2.ts'
import type { Context } from './platform/context.ts'
import { type Database, databaseOn, openPool, sqlState } from './platform/database.ts'
import { findEmbeddedPostgres } from './platform/embedded-postgres/find-embedded-postgres.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres/start-embedded-postgres.ts'
import { keyRing } from './platform/key-ring.ts'
import { createLog } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { readServedUrl } from './served-url.ts'

/** Gives a terminal command the services that the server has, beside a running server or without one. */
export async function withServices(
  {
    config,
    dataDir,
    migrates = false,
    replacesKey = false,
  }: { config: Config; dataDir: string; migrates?: boolean; replacesKey?: boolean },
  work: (ctx: Context, applied: string[]) => Promise<void>,
): Promise<void> {
  const { connection, close } = await connect(config, dataDir)
  const pool = openPool({ ...connection, max: 4 })
  try {
    const keys = keyRing(config.keys ?? [await keepKeyInFile(dataDir)])
    const db = databaseOn(pool)
    const applied = migrates ? await migrate(pool) : []
    if (!migrates) {
      await requireFirstStart(db)
      if (!replacesKey) await requireRightKey(db, keys)
    }
    await work(
      {
        db,
        keys,
        log: createLog('warn'),
        now: () => new Date(),
        network: '',
        publicUrl:
          config.publicUrl ?? (await readServedUrl(dataDir)) ?? `http://localhost:${config.port}`,
        hashing: hashingGate(),
        // A command runs on no network.
        countryOf: () => null,
        listeners: LISTENERS,
        actor: { kind: 'command', name: 'kvittens' },
      },
      applied,
    )
  } finally {
    await pool.end()
    await close()
  }
}

async function requireFirstStart(db: Database): Promise<void> {
  const isReady = await findOrganisation(db).catch((error: unknown) => {
    // 42P01: there is no such table.
    if (sqlState(error) === '42P01') return undefined
    throw error
  })
  if (isReady === undefined) throw new Error('There is nothing here yet. Start the server once.')
}

async function connect(config: Config, dataDir: string) {
  if (config.databaseUrl !== null)
    return { connection: { connectionString: config.databaseUrl }, close: async () => undefined }
  const folder = path.join(dataDir, 'database')
  const running = await findEmbeddedPostgres(folder)
  if (running !== undefined) return { connection: running, close: async () => undefined }
  const started = await startEmbeddedPostgres({ dataDir: folder })
  return { connection: started.connection, close: () => started.stop() }
}

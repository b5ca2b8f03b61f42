import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { dirname, join } from 'node:path'
import type pg from 'pg'

interface Migration {
  /** Such as 0001_user. */
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

interface Applied {
  readonly name: string
  readonly sha256: string
}

// Any number will do, as long as all that migrate this database take the same.
const ADVISORY_LOCK = 7_301_860_422

/**
 * Brings the database up to date and returns the names of what was applied. Each migration runs in a
 * transaction of its own. Several processes may start at once: one applies, the others wait. Throws
 * an Error if an applied migration was edited, is missing, or comes from a newer version.
 */
export async function migrate(pool: pg.Pool, folder = migrationsFolder()): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK])
    const applied = await listApplied(client)
    const pending = findPending(migrations, applied)
    for (const migration of pending) await apply(client, migration)
    await client.query('select pg_advisory_unlock($1)', [ADVISORY_LOCK])
    client.release()
    return pending.map((migration) => migration.name)
  } catch (error) {
    // Closing the connection gives the lock back, whatever state it is in.
    client.release(true)
    throw error
  }
}

/** `migrations/` of the checkout, seen from the sources as well as from what is built of them. */
function migrationsFolder(): URL {
  let directory = import.meta.dirname
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory)
    if (parent === directory) throw new Error('The folder "migrations" was not found.')
    directory = parent
  }
  return pathToFileURL(join(directory, 'migrations/'))
}

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/

async function readMigrations(folder: URL): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  const numbers = new Set<string>()
  const migrations: Migration[] = []
  for (const file of files) {
    const number = FILE_NAME.exec(file)?.[1]
    if (number === undefined) throw new Error(`migrations/${file} is not named like 0001_word.sql.`)
    if (numbers.has(number)) throw new Error(`Two migrations have the number ${number}.`)
    numbers.add(number)
    // Git may check text out with other line ends; that is not an edit.
    const sql = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n')
    const sha256 = createHash('sha256').update(sql).digest('hex')
    migrations.push({ name: file.slice(0, -'.sql'.length), sql, sha256 })
  }
  return migrations
}

async function listApplied(client: pg.PoolClient): Promise<Applied[]> {
  await client.query(
    `create table if not exists migration (
       name       text primary key,
       sha256     text not null,
       applied_at timestamptz not null default now()
     )`,
  )
  const result = await client.query<Applied>('select name, sha256 from migration order by name')
  return result.rows
}

function findPending(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  const newest = migrations.at(-1)?.name ?? ''
  for (const { name, sha256 } of applied) {
    const migration = known.get(name)
    if (migration === undefined && name > newest) {
      throw new Error(
        `The database was made by a newer Kvittens (migration ${name}). Update this one.`,
      )
    }
    if (migration === undefined) {
      throw new Error(`Migration ${name} was applied to the database, but migrations/ lacks it.`)
    }
    if (migration.sha256 !== sha256) {
      throw new Error(
        `Migration ${name} was edited after it was applied. Restore the file and write a new migration.`,
      )
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  const last = applied.at(-1)?.name ?? ''
  const pending = migrations.filter(({ name }) => !done.has(name))
  const late = pending.find(({ name }) => name < last)
  if (late !== undefined) {
    throw new Error(
      `Migration ${late.name} comes before ${last}, which is applied already. Renumber it.`,
    )
  }
  return pending
}

async function apply(client: pg.PoolClient, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Migration ${name} failed: ${reason}`, { cause: error })
  }
}

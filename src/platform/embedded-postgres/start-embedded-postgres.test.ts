import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { testAs } from '../../../test/test-as.ts'
import { isRoot } from '../system-user.ts'
import { findEmbeddedPostgres } from './find-embedded-postgres.ts'
import { isAlive } from './process-identity.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
import type { EmbeddedConnection, EmbeddedPostgres } from './start-embedded-postgres.ts'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

function newDataDir(parent = tmpdir()): string {
  const path = join(parent, `kvittens-embedded-${randomBytes(6).toString('hex')}`)
  cleanups.push(() => rm(path, { recursive: true, force: true }))
  return path
}

async function start(dataDir: string, lines: string[] = []): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) })
  cleanups.push(() => postgres.stop())
  return postgres
}

async function query(connection: EmbeddedConnection, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

/** Another server in a process of its own; resolves when its PostgreSQL answers. */
async function startElsewhere(dataDir: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../../../test/killable-postgres.ts'), dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, KVITTENS_SECRET: 'sesame' } },
  )
  cleanups.push(async () => {
    if (child.kill('SIGTERM')) await once(child, 'exit')
  })
  const [line] = await once(child.stdout, 'data')
  return { child, answer: String(line).trim() }
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

test('data and socket are private, nothing listens on the network, and writes are safe', async () => {
  const dataDir = newDataDir()
  const postgres = await start(dataDir)
  expect(await modeOf(dataDir)).toBe('700')
  expect(await modeOf(join(dataDir, 'cluster'))).toBe('700')
  expect(await modeOf(postgres.connection.host)).toBe('700')
  expect(await modeOf(join(dataDir, 'postgres.log'))).toBe('600')
  const settings = ['listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit']
  for (const [index, value] of ['', 'on', 'on', 'on'].entries()) {
    expect(await query(postgres.connection, `show ${settings[index]}`)).toEqual([value])
  }
  expect(await query(postgres.connection, 'show data_checksums')).toEqual(['on'])
  expect(await query(postgres.connection, 'show is_superuser')).toEqual(['off'])
  expect((await stat(join(dataDir, 'cluster'))).uid).not.toBe(0)
})

test('PostgreSQL is started again when it is killed, and nothing acknowledged is lost', async () => {
  const lines: string[] = []
  const postgres = await start(newDataDir(), lines)
  await query(postgres.connection, 'create table receipt as select 7 as id')
  const before = postgres.pid()
  process.kill(before, 'SIGKILL')
  await expect.poll(() => postgres.pid(), { timeout: 15_000 }).not.toBe(before)
  expect(await query(postgres.connection, 'select id from receipt')).toEqual([7])
  expect(lines).toEqual(['PostgreSQL ended unexpectedly; starting it again.'])
})

test('after a server that was killed, the next one ends its PostgreSQL and goes on', async () => {
  const dataDir = newDataDir()
  const { child, answer } = await startElsewhere(dataDir)
  const orphan = Number(answer)
  await query(await connectionOf(dataDir), 'create table receipt as select 7 as id')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(isAlive(orphan)).toBe(true)

  const lines: string[] = []
  const postgres = await start(dataDir, lines)
  expect(isAlive(orphan)).toBe(false)
  expect(lines).toEqual([
    `Ending the PostgreSQL that a killed server left behind (process ${orphan}).`,
  ])
  expect(await query(postgres.connection, 'select id from receipt')).toEqual([7])
})

test('after a server and its PostgreSQL were killed at once, the next one recovers', async () => {
  const dataDir = newDataDir()
  const { child, answer } = await startElsewhere(dataDir)
  await query(await connectionOf(dataDir), 'create table receipt as select 7 as id')
  child.kill('SIGKILL')
  process.kill(Number(answer), 'SIGKILL')
  await once(child, 'exit')
  const postgres = await start(dataDir)
  expect(await query(postgres.connection, 'select id from receipt')).toEqual([7])
})

test('a postmaster.pid whose number now belongs to another program is no obstacle', async () => {
  const dataDir = newDataDir()
  const first = await start(dataDir)
  const path = join(dataDir, 'cluster', 'postmaster.pid')
  const content = readFileSync(path, 'utf8')
  await first.stop()
  const { uid, gid } = await stat(dataDir)
  const other = spawn('sleep', ['60'], isRoot() ? { uid, gid } : {})
  cleanups.push(async () => other.kill())
  await writeFile(path, content.replace(/^\d+/, String(other.pid)))

  const postgres = await start(dataDir)
  expect(await query(postgres.connection, 'select 1')).toEqual([1])
  expect(isAlive(other.pid ?? 0)).toBe(true)
})

test('a second start in the same place is refused, with the number of the process', async () => {
  const dataDir = newDataDir()
  const first = await start(dataDir)
  await expect(start(dataDir)).rejects.toThrow(`as process ${process.pid}. Stop that one first`)
  const { answer } = await startElsewhere(dataDir)
  expect(answer).toContain(`already runs on ${dataDir}, as process ${process.pid}.`)
  expect(await query(first.connection, 'select 1')).toEqual([1])
  await first.stop()
  await start(dataDir)
})

test('Ctrl-C does not reach PostgreSQL, and neither do the secrets of the server (S9)', async () => {
  const dataDir = newDataDir()
  const { answer } = await startElsewhere(dataDir)
  const stat = await readFile(`/proc/${answer}/stat`, 'utf8')
  const group = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]
  expect(group).toBe(answer)
  expect(await readFile(`/proc/${answer}/environ`, 'utf8')).not.toContain('sesame')
})

test('neither a failed statement nor its row reaches the log (S9)', async () => {
  const dataDir = newDataDir()
  const { connection } = await start(dataDir)
  await query(connection, 'create table secret (word text check (length(word) < 3))')
  await expect(query(connection, "insert into secret values ('sesame')")).rejects.toThrow('check')
  await expect(query(connection, "select 'sesame' = 1")).rejects.toThrow()
  const log = await readFile(join(dataDir, 'postgres.log'), 'utf8')
  expect(log).toContain('violates check constraint')
  expect(log).not.toContain("values ('sesame')")
  expect(log).not.toContain('Failing row')
})

test('a pool that was ended just before hears nothing of the stop, a forgotten session ends', async () => {
  const postgres = await start(newDataDir())
  const lost: string[] = []
  const pool = new pg.Pool(postgres.connection)
  pool.on('error', (error) => lost.push(error.message))
  await Promise.all(Array.from({ length: 8 }, () => pool.query('select pg_sleep(0.05)')))
  const forgotten = new pg.Client(postgres.connection)
  forgotten.on('error', (error) => lost.push(`forgotten: ${error.message}`))
  await forgotten.connect()
  await pool.end()
  await postgres.stop()
  expect(isAlive(postgres.pid())).toBe(false)
  expect(lost[0]).toBe('forgotten: terminating connection due to administrator command')
  expect(lost.filter((line) => !line.startsWith('forgotten'))).toEqual([])
})

test('a log that has grown long makes way for a new one', async () => {
  const dataDir = newDataDir()
  const log = join(dataDir, 'postgres.log')
  await (await start(dataDir)).stop()
  await writeFile(log, 'x'.repeat(10_000_001))
  await start(dataDir)
  expect((await stat(log)).size).toBeLessThan(5000)
  expect((await stat(`${log}.old`)).size).toBe(10_000_001)
})

test('a long path still gets a socket, in a private folder elsewhere', async () => {
  const parent = newDataDir()
  const deep = join(parent, 'a-rather-long-name'.repeat(4), 'another-rather-long-name'.repeat(2))
  mkdirSync(deep, { recursive: true })
  const { connection } = await start(join(deep, 'data'))
  cleanups.unshift(() => rm(connection.host, { recursive: true }))
  expect(connection.host.length).toBeLessThan(86)
  expect(await modeOf(connection.host)).toBe('700')
  expect(await query(connection, 'select 1')).toEqual([1])
})

test('data made by another major version is refused before anything touches it', async () => {
  const dataDir = newDataDir()
  const old = await startEmbeddedPostgres({ dataDir, binaries: '15' })
  await old.stop()
  await expect(start(dataDir)).rejects.toThrow('was made by PostgreSQL 15, and this is 18')
  await rm(join(dataDir, 'made-by.json'))
  await expect(start(dataDir)).rejects.toThrow('was made by PostgreSQL 15, and this is 18')
})

test('data sorted by another ICU is refused', async () => {
  const dataDir = newDataDir()
  await (await start(dataDir)).stop()
  await rm(join(dataDir, 'made-by.json'))
  await writeFile(join(dataDir, 'made-by.json'), '{"postgres":"18.1.0","icu":"74.2"}')
  await expect(start(dataDir)).rejects.toThrow('sorted by ICU 74.2')
})

test('the sorting of all four languages exists, and trigrams know their letters', async () => {
  const { connection } = await start(newDataDir())
  const sorted = async (collation: string) =>
    query(
      connection,
      `select w from unnest('{Ö,Z,Å,A}'::text[]) w order by w collate "${collation}"`,
    )
  expect(await sorted('sv-SE-x-icu')).toEqual(['A', 'Z', 'Å', 'Ö'])
  expect(await sorted('de-DE-x-icu')).toEqual(['A', 'Å', 'Ö', 'Z'])
  expect(await sorted('en-US-x-icu')).toEqual(['A', 'Å', 'Ö', 'Z'])
  expect(await sorted('zh-Hans-CN-x-icu')).toEqual(['A', 'Å', 'Ö', 'Z'])
  await query(connection, 'create extension pg_trgm')
  expect(await query(connection, "select cardinality(show_trgm('李小龙'))")).toEqual([4])
  expect(await query(connection, "select lower('ÅSA')")).toEqual(['åsa'])
})

test('commands find a running PostgreSQL, and none where none runs', async () => {
  const dataDir = newDataDir()
  expect(await findEmbeddedPostgres(dataDir)).toBeUndefined()
  const postgres = await start(dataDir)
  expect(await findEmbeddedPostgres(dataDir)).toEqual(postgres.connection)
  await postgres.stop()
  expect(await findEmbeddedPostgres(dataDir)).toBeUndefined()
  expect((await readdir(join(dataDir, 'cluster'))).includes('postmaster.pid')).toBe(false)
})

testAs('root', 'root is told when PostgreSQL could not get to the data', async () => {
  const closed = newDataDir()
  mkdirSync(closed, { mode: 0o700 })
  await expect(start(join(closed, 'data'))).rejects.toThrow('a folder above it is closed to others')
  await chmod(closed, 0o755)
  await start(join(closed, 'data'))
})

async function connectionOf(dataDir: string): Promise<EmbeddedConnection> {
  for (;;) {
    const connection = await findEmbeddedPostgres(dataDir)
    if (connection !== undefined) return connection
    await sleep(20)
  }
}

import { sql } from 'kysely'
import type pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestDatabase } from '../../test/cluster.ts'
import { createTestDatabase } from '../../test/database.ts'
import { compiledQuery, inOneTrip, sendWithNext } from './compiled-query.ts'
import { type Database, databaseOn, openPool, violatedConstraint } from './database.ts'

let testDatabase: TestDatabase
let pool: pg.Pool
let db: Database

beforeEach(async () => {
  testDatabase = await createTestDatabase()
  pool = openPool({ ...testDatabase.config, max: 1 })
  db = databaseOn(pool)
})

afterEach(async () => {
  await pool.end()
  await testDatabase.drop()
})

const AT = new Date('2026-01-15T09:00:00Z')
const count = compiledQuery(['bucket'], (on, { bucket }: { bucket: string }) =>
  on.insertInto('rate_limit').values({ bucket, hits: 1, window_ends_at: AT }).returning('bucket'),
)
const read = compiledQuery([], (on) =>
  on.selectFrom('rate_limit').select('bucket').orderBy('bucket'),
)
const buckets = async () => (await read(db, {})).map(({ bucket }) => bucket)

test('several statements in one trip are answered in their order, each seeing what went before', async () => {
  const [first, second, third] = await inOneTrip(db, [
    count.statement(db, { bucket: 'a' }),
    read.statement(db, {}),
    count.statement(db, { bucket: 'b' }),
  ])
  expect(first).toEqual([{ bucket: 'a' }])
  expect(second).toEqual([{ bucket: 'a' }])
  expect(third).toEqual([{ bucket: 'b' }])
})

test('a transaction keeps all or nothing, though it begins with its first statement', async () => {
  await db.transaction().execute(async (tx) => {
    await count(tx, { bucket: 'kept' })
    expect((await sql<{ now: Date }>`select now()`.execute(tx)).rows).toHaveLength(1)
  })
  const undone = db.transaction().execute(async (tx) => {
    await count(tx, { bucket: 'undone' })
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  expect(await buckets()).toEqual(['kept'])
})

test('a transaction without a statement never comes to the server', async () => {
  await db.transaction().execute(async () => undefined)
  await expect(
    db.transaction().execute(async () => {
      throw new Error('before anything')
    }),
  ).rejects.toThrow('before anything')
  expect(await buckets()).toEqual([])
})

test('what is sent with the next statement comes before it', async () => {
  await db.transaction().execute(async (tx) => {
    await sendWithNext(tx, count.statement(tx, { bucket: 'first' }))
    expect(await read(tx, {})).toEqual([{ bucket: 'first' }])
    await sendWithNext(tx, count.statement(tx, { bucket: 'with the commit' }))
  })
  expect(await buckets()).toEqual(['first', 'with the commit'])
})

test('if it fails, the next one fails, the commit too, and nothing is kept', async () => {
  const twice = db.transaction().execute(async (tx) => {
    await count(tx, { bucket: 'twice' })
    await sendWithNext(tx, count.statement(tx, { bucket: 'twice' }))
  })
  const error: unknown = await twice.catch((reason: unknown) => reason)
  expect(violatedConstraint(error)).toBe('rate_limit_pkey')
  expect(await buckets()).toEqual([])
})

test('what is held goes with a transaction that is given up', async () => {
  const given = db.transaction().execute(async (tx) => {
    await count(tx, { bucket: 'x' })
    await sendWithNext(tx, count.statement(tx, { bucket: 'x' }))
    throw new Error('given up')
  })
  await expect(given).rejects.toThrow('given up')
  await count(db, { bucket: 'after' })
  expect(await buckets()).toEqual(['after'])
})

test('an error in a trip fails the trip, and the connection goes on', async () => {
  const trip = inOneTrip(db, [
    count.statement(db, { bucket: 'a' }),
    count.statement(db, { bucket: 'a' }),
    read.statement(db, {}),
  ])
  await expect(trip).rejects.toThrow('duplicate key')
  expect(await buckets()).toEqual(['a'])
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { fillUsers, tidyFilled } from '../demo/fill/fill-users.ts'
import { insertOrganisation } from '../organisation/queries.ts'
import { type Database, databaseOn, openPool } from '../platform/database.ts'
import type { UserQuery } from './contract.ts'
import { listUsers } from './list-users.ts'

const USERS = 12_000
const now = new Date('2026-01-15T09:00:00Z')
let db: Database
let end: () => Promise<void>

beforeAll(async () => {
  const { config, drop } = await createTestDatabase()
  // One connection: what it has read is asked for on it.
  const pool = openPool({ ...config, max: 1 })
  db = databaseOn(pool)
  end = async () => {
    await pool.end()
    await drop()
  }
  await insertOrganisation(db, {
    kind: 'real',
    name: 'Test',
    supportContact: 'nobody',
    defaultLanguage: 'sv',
    languages: ['sv'],
    domains: ['test.example'],
    keyCanary: Buffer.from('none'),
    createdAt: now,
    setUpAt: now,
  })
  const filling = { domains: ['test.example'], now, unknownHash: 'none' }
  await db.transaction().execute(async (tx) => await fillUsers(tx, USERS, filling, () => undefined))
  await tidyFilled(db)
})
afterAll(() => end())

async function firstPage(query: UserQuery, at = now) {
  const actor = { kind: 'user', id: 'x', name: 'Reader', roles: ['GlobalReader'] } as const
  const ctx = { db, actor, now: () => at } as unknown as Parameters<typeof listUsers>[0]
  const organisation = { defaultLanguage: 'sv' } as Parameters<typeof listUsers>[1]
  return await listUsers(ctx, organisation, query)
}

/** How many users PostgreSQL has looked at in the table itself, by this connection, so far. */
async function usersRead(): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(db)
  await sql`select pg_stat_clear_snapshot()`.execute(db)
  const { rows } = await sql<{ read: number }>`
    select seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_user_tables
    where relname = 'user_account'`.execute(db)
  return rows[0]?.read ?? Number.NaN
}

const FIRST_PAGES: UserQuery[] = [
  {},
  ...(['displayName', 'userPrincipalName', 'department', 'lastSignIn', 'created'] as const).flatMap(
    (sort): UserQuery[] => [{ sort }, { sort, order: 'desc' }],
  ),
  { view: 'waiting' },
  { view: 'neverSignedIn' },
  { view: 'passwordExpired' },
  { view: 'blocked' },
  { view: 'deleted' },
  { search: 'e' },
  { search: 'ek' },
  { search: 'ngström' },
  { search: 'åsa kiruna nobody' },
  { city: 'Umeå' },
  { state: 'Skåne', jobTitle: 'Elev' },
  { department: 'Jugendamt' },
  { officeLocation: 'Hagaskolan', search: 'falk' },
  { country: '中国', sort: 'department' },
  { role: 'any' },
  { domain: 'nowhere.example' },
  { signIn: 'blocked', city: 'Malmö' },
]

test.each(FIRST_PAGES)('the first page of %j doesn’t read the whole table', async (query) => {
  // The first time statements are prepared, and it is found out that there are many.
  await firstPage(query)
  const before = await usersRead()
  await firstPage(query)
  const read = (await usersRead()) - before
  expect(read).toBeLessThan(USERS / 2)
})

test('what matches more than 10,000 is counted as more, and what fewer match exactly', async () => {
  for (const query of [{}, { signIn: 'allowed' }, { domain: 'test.example' }] as const) {
    const { count, value } = await firstPage(query)
    expect(count).toBe(10_001)
    expect(value).toHaveLength(50)
  }
  const { rows } = await sql<{ count: number }>`
    select count(*) from user_account where country = 'Sverige' and deleted_at is null`.execute(db)
  expect((await firstPage({ country: 'Sverige' })).count).toBe(rows[0]?.count)
  expect((await firstPage({ country: 'Narnia' })).count).toBe(0)
})

test('"more than 10,000" is believed for half a minute, and an exact count never', async () => {
  const query = { signIn: 'allowed' } as const
  expect((await firstPage(query)).count).toBe(10_001)
  await sql`update user_account set account_enabled = false where country <> 'Sverige'`.execute(db)
  const { rows } = await sql<{ count: number }>`
    select count(*) from user_account where account_enabled and deleted_at is null`.execute(db)
  const fewer = rows[0]?.count
  expect(fewer).toBeLessThan(10_000)
  expect((await firstPage(query, new Date(now.getTime() + 29_000))).count).toBe(10_001)
  const later = new Date(now.getTime() + 31_000)
  expect((await firstPage(query, later)).count).toBe(fewer)
  await sql`update user_account set account_enabled = false where city = 'Umeå'`.execute(db)
  expect((await firstPage(query, later)).count).toBeLessThan(fewer ?? 0)
})

test('few and many are listed in the same order, without a value last', async () => {
  const many = await firstPage({
    sort: 'lastSignIn',
    order: 'desc',
    domain: 'test.example',
    top: 200,
  })
  await sql`update user_account set office_location = 'Here' where id in
    (select id from user_account where deleted_at is null order by id limit 9000)`.execute(db)
  const few = await firstPage({
    sort: 'lastSignIn',
    order: 'desc',
    officeLocation: 'Here',
    top: 200,
  })
  expect(few.count).toBe(9000)
  const times = (page: typeof few) => page.value.map((user) => user.lastSignInDateTime ?? '')
  expect(times(few)).toEqual(times(few).toSorted().toReversed())
  expect(times(many)).toEqual(times(many).toSorted().toReversed())
})

import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_POLICIES, type Organisation } from '../organisation/organisation.ts'
import { insertOrganisation } from '../organisation/queries.ts'
import type { Context } from '../platform/context.ts'
import { databaseOn } from '../platform/database.ts'
import { createTestDatabase } from '../../test/database.ts'
import { insertUsers } from '../directory/queries.ts'
import type { UserQuery } from './contract.ts'
import { listUsers } from './list-users.ts'

const now = new Date('2026-11-22T12:00:00Z')
const { config, drop } = await createTestDatabase()
const pool = new pg.Pool(config)
const db = databaseOn(pool)
const organisation: Organisation = {
  kind: 'real',
  name: 'Contoso kommun',
  supportContact: 'it@contoso.example',
  defaultLanguage: 'sv',
  languages: ['sv', 'en'],
  domains: ['contoso.example'],
  setUp: true,
  ...DEFAULT_POLICIES,
}
const ctx = {
  db,
  now: () => now,
  actor: { kind: 'user', id: randomUUID(), name: 'Olle', roles: ['GlobalReader'] },
} as Partial<Context> as Context

function person(displayName: string, more: Record<string, unknown> = {}) {
  return {
    id: randomUUID(),
    display_name: displayName,
    user_principal_name: `${displayName.toLowerCase().replaceAll(' ', '.')}@contoso.example`,
    created_at: now,
    ...more,
  }
}

async function names(query: UserQuery): Promise<string[]> {
  const found: string[] = []
  let after: string | undefined
  do {
    const page: Awaited<ReturnType<typeof listUsers>> = await listUsers(ctx, organisation, {
      ...query,
      top: 2,
      ...(after !== undefined && { after }),
    })
    found.push(...page.value.map(({ displayName }) => displayName))
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

beforeAll(async () => {
  await insertOrganisation(db, {
    ...organisation,
    keyCanary: Buffer.alloc(1),
    createdAt: now,
    setUpAt: now,
  })
  await insertUsers(db, [
    person('Åsa Öberg', { department: 'Skola', last_sign_in_at: new Date('2026-01-02') }),
    person('Anna Berg', { department: 'Vård' }),
    person('Örjan Al', { last_sign_in_at: new Date('2026-01-01') }),
    person('Zeb Zon', { department: 'Äldre' }),
    person('Bo 100% Ek', { account_enabled: false }),
    person('李小龙', { user_principal_name: 'li@contoso.example', deleted_at: null }),
    person('Borta Bort', { deleted_at: now }),
  ])
})
afterAll(async () => {
  await pool.end()
  await drop()
})

test('names sort as Swedish does, through all pages, both ways', async () => {
  const sorted = ['Anna Berg', 'Bo 100% Ek', 'Zeb Zon', 'Åsa Öberg', 'Örjan Al', '李小龙']
  expect(await names({})).toEqual(sorted)
  expect(await names({ order: 'desc' })).toEqual(sorted.toReversed())
})

test('whoever has no value comes last, whichever way it is sorted', async () => {
  expect((await names({ sort: 'department' })).slice(0, 3)).toEqual([
    'Åsa Öberg',
    'Anna Berg',
    'Zeb Zon',
  ])
  expect((await names({ sort: 'department', order: 'desc' })).slice(0, 3)).toEqual([
    'Zeb Zon',
    'Anna Berg',
    'Åsa Öberg',
  ])
  const bySignIn = await names({ sort: 'lastSignIn', order: 'desc' })
  expect(bySignIn.slice(0, 2)).toEqual(['Åsa Öberg', 'Örjan Al'])
  expect(new Set(bySignIn).size).toBe(6)
})

test.each([
  ['ann ber', ['Anna Berg']],
  ['be an', ['Anna Berg']],
  ['100%', ['Bo 100% Ek']],
  ['öb', ['Åsa Öberg']],
  ['龙', ['李小龙']],
  ['_', []],
  ["o'", []],
  ["' & \\", []],
])('a search for %s finds %j', async (search, expected) => {
  expect(await names({ search })).toEqual(expected)
})

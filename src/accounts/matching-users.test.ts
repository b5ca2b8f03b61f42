import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { insertUsers } from '../directory/queries.ts'
import { readUserQuery } from './list-users.ts'
import { type MatchingUser, matchingUsers } from './matching-users.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
  for (let start = 0; start < 6000; start += 1000)
    await insertUsers(
      kvittens.db,
      Array.from({ length: 1000 }, (_, index) => ({
        id: randomUUID(),
        display_name: `Elev ${start + index}`,
        user_principal_name: `elev${start + index}@skola.example`,
        department: index % 2 === 0 ? '7A' : '7B',
        created_at: kvittens.clock.now,
      })),
    )
})
afterAll(() => kvittens.stop())

const BY_LANGUAGE = { defaultLanguage: 'sv' } as const

function matching(query: Parameters<typeof readUserQuery>[0], batch: number, after?: string) {
  const { filter } = readUserQuery(query, BY_LANGUAGE)
  return matchingUsers(kvittens.db, filter, kvittens.clock.now, {
    batch,
    ...(after !== undefined && { after }),
  })
}

async function batchesOf(found: ReturnType<typeof matching>) {
  const batches: (readonly MatchingUser[])[] = []
  for await (const users of found) batches.push(users)
  return batches
}

test('everybody who matches comes once, in batches of no more than what was asked for', async () => {
  const seen: string[] = []
  for await (const users of matching({}, 700)) {
    expect(users.length).toBeLessThanOrEqual(700)
    seen.push(...users.map(({ id }) => id))
  }
  expect(seen).toHaveLength(6000)
  expect(new Set(seen).size).toBe(6000)
  expect(seen).toEqual(seen.toSorted())
})

test('nobody comes who doesn’t match, and each with a name', async () => {
  const names: string[] = []
  for await (const users of matching(
    { department: '7A', search: 'elev5', domain: 'SKOLA.example' },
    100,
  ))
    names.push(...users.map((user) => `${user.displayName} ${user.userPrincipalName}`))
  expect(names).toContain('Elev 5998 elev5998@skola.example')
  expect(names).not.toContain('Elev 5999 elev5999@skola.example')
  // 5, 50 to 59, 500 to 599, 5000 to 5999: of each the half.
  expect(names).toHaveLength(0 + 5 + 50 + 500)
})

test('after an interruption it goes on behind the last one', async () => {
  const [first] = await batchesOf(matching({}, 2500))
  const last = first?.at(-1)?.id ?? ''
  const rest = await batchesOf(matching({}, 2500, last))
  expect(rest.flat()).toHaveLength(3500)
  expect(rest.flat().every(({ id }) => id > last)).toBe(true)
})

test('a filter that finds nobody gives no batch', async () => {
  expect(await batchesOf(matching({ department: '9Z' }, 10))).toEqual([])
})

test('who is renamed meanwhile is neither missed nor met twice', async () => {
  const seen: string[] = []
  for await (const users of matching({}, 5000)) {
    seen.push(...users.map(({ id }) => id))
    await kvittens.db.updateTable('user_account').set({ display_name: 'Zacharias' }).execute()
  }
  expect(new Set(seen).size).toBe(6000)
  expect(seen).toHaveLength(6000)
})

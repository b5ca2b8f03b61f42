import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { fillDemo } from './fill-demo.ts'
import { fillUsers } from './fill-users.ts'
import { withoutIndexes } from './without-indexes.ts'

let kvittens: TestApp
const printed: string[] = []
const print = (line: string) => void printed.push(line)
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

async function countUsers(): Promise<number> {
  const { count } = await kvittens.db
    .selectFrom('user_account')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Indexes, keys and references of all tables, as PostgreSQL would make them again. */
async function structure(): Promise<string[]> {
  const { rows } = await sql<{ made: string }>`
    select pg_get_indexdef(indexrelid) as made from pg_index where indrelid::regclass::text !~ '^pg_'
    union all
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where contype <> 'n' and conrelid <> 0
    order by made
  `.execute(kvittens.db)
  return rows.map(({ made }) => made)
}

describe('filling', () => {
  test('adds plausible users to a new installation, and notes it once', async () => {
    await kvittens.addUser({ roles: ['GlobalAdministrator'] })
    await fillDemo(kvittens.context({ kind: 'command', name: 'kvittens' }), 500, print)
    expect(await countUsers()).toBe(501)
    expect(printed).toContain('500 of 500 users')
    const { rows } = await sql<{ detail: unknown }>`
      select detail from audit_event where action = 'demo.filled'`.execute(kvittens.db)
    expect(rows).toEqual([{ detail: { users: 500 } }])
  })

  test('their names, places and addresses are of four countries, and no two share a user name', async () => {
    const people = await kvittens.db
      .selectFrom('user_account as u')
      .leftJoin('contact_address as a', 'a.user_id', 'u.id')
      .select(['u.id', 'u.display_name', 'u.given_name', 'u.surname', 'u.country', 'u.department'])
      .select(['u.city', 'u.state', 'u.user_principal_name', 'u.mail', 'a.address', 'a.kind'])
      .where('u.country', 'is not', null)
      .execute()
    expect(new Set(people.map(({ country }) => country))).toEqual(
      new Set(['Sverige', 'Deutschland', 'United Kingdom', '中国']),
    )
    const ids = new Set(people.map(({ id }) => id))
    expect(ids.size).toBe(500)
    for (const person of people) {
      expect(person.user_principal_name).toMatch(/^[a-z-]+\.[a-z-]+\d+@[a-z.]+$/)
      expect(person.display_name).toContain(person.given_name)
      expect(person.display_name).toContain(person.surname)
      expect(person.department).toBeTruthy()
      expect(person.city).toBeTruthy()
      expect(person.state).toBeTruthy()
    }
    expect(people.filter(({ kind }) => kind === 'mail')).toHaveLength(500)
    expect(people.filter(({ kind }) => kind === 'other').length).toBeGreaterThan(400)
  })

  test('where there are users it is refused in a real installation, and goes on in a demo', async () => {
    const context = kvittens.context({ kind: 'command', name: 'kvittens' })
    await expect(fillDemo(context, 10, print)).rejects.toThrow('There are real users here.')
    expect(await countUsers()).toBe(501)
    await kvittens.db.updateTable('organisation').set({ kind: 'demo' }).execute()
    await fillDemo(context, 10, print)
    expect(await countUsers()).toBe(511)
  })
})

describe('with very many', () => {
  test('all indexes, keys and references are as before, and nothing is where it shouldn’t be', async () => {
    const before = await structure()
    await kvittens.db.transaction().execute(async (tx) => {
      const filling = { domains: ['test.example'], now: kvittens.clock.now, unknownHash: 'none' }
      await withoutIndexes(
        tx,
        ['user_account', 'contact_address', 'password_credential'],
        async () => await fillUsers(tx, 50, filling, print),
        print,
      )
    })
    expect(await structure()).toEqual(before)
    expect(await countUsers()).toBe(561)
  })

  test('what fails leaves everything as it was', async () => {
    const before = await structure()
    const failing = kvittens.db.transaction().execute(async (tx) => {
      await withoutIndexes(
        tx,
        ['user_account'],
        async () => {
          throw new Error('The disk is full.')
        },
        print,
      )
    })
    await expect(failing).rejects.toThrow('The disk is full.')
    expect(await structure()).toEqual(before)
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestUser } from '../../test/test-app.ts'
import { inTransaction } from '../audit/in-transaction.ts'
import { getOrganisation } from '../organisation/queries.ts'
import type { Actor, Context } from '../platform/context.ts'
import { resetPassword } from './reset-password.ts'

let kvittens: TestApp
let operator: Extract<Actor, { kind: 'user' }>
beforeAll(async () => {
  kvittens = await startTestApp()
  const { id, displayName: name } = await kvittens.addUser()
  operator = { kind: 'user', id, name, roles: ['PasswordAdministrator'] }
})
afterAll(() => kvittens.stop())

/** A reset whose hash is made when the test says so. */
async function resetWith(user: TestUser, hash: Promise<string>) {
  const ctx: Context = {
    ...kvittens.context(operator),
    hashing: { ...kvittens.services.hashing, hash: async () => await hash },
  }
  return await resetPassword(ctx, await getOrganisation(ctx.db), user.id, {
    way: 'revealLink',
    recipient: user.otherMail,
  })
}

async function count(what: string, user: TestUser): Promise<number> {
  const { rows } = await kvittens.pool.query<{ count: number }>(
    `select count(*)::integer from ${what} where user_id = $1`,
    [user.id],
  )
  return rows[0]?.count ?? 0
}

async function hashOf(user: TestUser): Promise<string | null | undefined> {
  const { rows } = await kvittens.pool.query<{ hash: string | null }>(
    'select hash from password_credential where user_id = $1',
    [user.id],
  )
  return rows[0]?.hash
}

/** Some transaction has written a credential and isn't over. */
async function hasWritten(): Promise<boolean> {
  const { rows } = await kvittens.pool.query(
    `select 1 from pg_locks join pg_stat_activity using (pid)
     where relation = 'password_credential'::regclass and mode = 'RowExclusiveLock'
       and state = 'idle in transaction' and datname = current_database()`,
  )
  return rows.length > 0
}

test('what a lone reset writes while its password is hashed nobody sees, and nobody waits for', async () => {
  const user = await kvittens.addUser({ password: 'the old one 1234' })
  const old = await hashOf(user)
  const hash = Promise.withResolvers<string>()
  const reset = resetWith(user, hash.promise)
  await expect.poll(hasWritten).toBe(true)
  expect(await count('handover', user)).toBe(0)
  expect(await hashOf(user)).toBe(old)
  // The audit chain's head is free for others.
  await inTransaction(kvittens.context(operator), async (tx) => {
    tx.audit({ action: 'audit.verified', detail: {} })
  })
  hash.resolve('$argon2id$made-at-last')
  await reset
  expect(await count('handover', user)).toBe(1)
  expect(await hashOf(user)).toBe('$argon2id$made-at-last')
})

test('if hashing fails, nothing of the reset remains', async () => {
  const user = await kvittens.addUser({ password: 'the old one 1234' })
  const old = await hashOf(user)
  const hash = Promise.withResolvers<string>()
  const reset = resetWith(user, hash.promise)
  await expect.poll(hasWritten).toBe(true)
  hash.reject(new Error('no memory'))
  await expect(reset).rejects.toThrow('no memory')
  expect(await hashOf(user)).toBe(old)
  for (const what of ['handover', 'delivery']) expect(await count(what, user)).toBe(0)
})

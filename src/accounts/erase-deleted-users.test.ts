import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { eraseDeletedUsers } from './erase-deleted-users.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const DAY_MS = 86_400_000
const erase = async () => await eraseDeletedUsers(kvittens.context({ kind: 'job', name: 'clock' }))

async function countOf(table: string, column: string, id: string): Promise<number> {
  const { rows } = await kvittens.pool.query(
    `select count(*)::int as count from ${table} where ${column} = $1`,
    [id],
  )
  return rows[0].count
}

test('a deleted user is erased after thirty days, with addresses, hand-overs and messages, and not before', async () => {
  const { client } = await kvittens.signedIn(['UserAdministrator'])
  const user = await kvittens.addUser({ displayName: 'Gunnar Gång' })
  await client.post(`/api/users/${user.id}/reset-password`, {
    way: 'revealLink',
    recipient: user.otherMail,
  })
  await client.request({ method: 'DELETE', url: `/api/users/${user.id}` })
  kvittens.advance(29 * DAY_MS)
  expect(await erase()).toBe(0)
  kvittens.advance(DAY_MS + 1)
  expect(await erase()).toBe(1)
  expect(await erase()).toBe(0)

  const left = [
    await countOf('user_account', 'id', user.id),
    await countOf('contact_address', 'user_id', user.id),
    await countOf('handover', 'user_id', user.id),
    await countOf('delivery', 'user_id', user.id),
  ]
  expect(left).toEqual([0, 0, 0, 0])
  const { rows } = await kvittens.pool.query(
    `select actor_kind, target_name from audit_event where action = 'user.erased'`,
  )
  expect(rows).toEqual([{ actor_kind: 'job', target_name: 'Gunnar Gång' }])
})

test('what an erased operator did for others stays', async () => {
  const { client, user: operator } = await kvittens.signedIn(['UserAdministrator'])
  const user = await kvittens.addUser()
  const reset = { way: 'revealLink', recipient: user.otherMail }
  const { handover } = (await client.post(`/api/users/${user.id}/reset-password`, reset)).json()
  await kvittens.pool.query('update user_account set deleted_at = $2 where id = $1', [
    operator.id,
    kvittens.clock.now,
  ])
  kvittens.advance(31 * DAY_MS)
  expect(await erase()).toBe(1)
  const { rows } = await kvittens.pool.query(
    'select operator_name from handover where number = $1',
    [handover.number],
  )
  expect(rows).toEqual([{ operator_name: 'Per Öberg' }])
})

import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../test/test-app.ts'
import { verifyChain } from './audit/verify-chain.ts'
import { sendDueDeliveries } from './deliveries/send-due-deliveries.ts'
import { requireRightKey } from './organisation/key-canary.ts'
import { keyRing } from './platform/key-ring.ts'
import { replaceLostKey } from './replace-lost-key.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

test('with a lost key what waits fails visibly, and the rest goes on', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const body = { way: 'revealLink', recipient: user.otherMail }
  const { handover } = (await client.post(`/api/users/${user.id}/reset-password`, body)).json()
  const before = await verifyChain(kvittens.services)

  const keys = keyRing([randomBytes(32)])
  const ctx = { ...kvittens.context({ kind: 'command', name: 'kvittens' }), keys }
  await expect(requireRightKey(kvittens.db, keys)).rejects.toThrow('is not the key')
  await replaceLostKey(ctx)
  await requireRightKey(kvittens.db, keys)

  kvittens.advance(11_000)
  while ((await sendDueDeliveries(ctx, [kvittens.transport])) > 0);
  expect(kvittens.sink.take()).toEqual([])
  const failed = (await client.get(`/api/handovers/${handover.number}`)).json()
  expect(failed).toMatchObject({ state: 'failed', followUp: { reason: 'failed' } })
  expect(failed.events.at(-1).detail.reason).toBe('keyLost')

  const after = await verifyChain(ctx)
  expect(after).toMatchObject({ intact: true, events: 1 })
  const [sequence = '', mac = ''] = before.head.split(':')
  const kept = await verifyChain(ctx, [{ sequence: Number(sequence), mac }])
  expect(kept.firstBroken?.problem).toBe('kept-head-missing')
})

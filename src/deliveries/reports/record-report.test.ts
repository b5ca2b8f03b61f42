import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver } from '../../../test/flows.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { recordReport } from './record-report.ts'
import type { DeliveryReport } from './report.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const job = () => kvittens.context({ kind: 'job', name: 'reports' })

async function deliveryOf(number: number) {
  return await kvittens.db
    .selectFrom('delivery as d')
    .innerJoin('handover as h', 'h.id', 'd.handover_id')
    .select(['d.id', 'd.status', 'd.reported', 'd.reason'])
    .where('h.number', '=', number)
    .executeTakeFirstOrThrow()
}

async function report(number: number, about: Partial<DeliveryReport>) {
  const { id } = await deliveryOf(number)
  return await recordReport(job(), {
    deliveryId: id,
    source: 'dsn',
    sourceEventId: randomUUID(),
    kind: 'delivered',
    status: null,
    diagnostic: null,
    reportedBy: 'mx.home.example',
    at: kvittens.clock.now,
    ...about,
  })
}

const stateOf = async ({ operator, number }: Awaited<ReturnType<typeof handOver>>) =>
  (await operator.get(`/api/handovers/${number}`)).json()

test('a delivery report moves the hand-over on, and the same report again changes nothing', async () => {
  const handedOver = await handOver(kvittens)
  const sourceEventId = randomUUID()
  expect(await report(handedOver.number, { sourceEventId })).toBe('recorded')
  const once = await stateOf(handedOver)
  expect(once.state).toBe('delivered')
  expect(await report(handedOver.number, { sourceEventId })).toBe('known')
  expect(await stateOf(handedOver)).toEqual(once)
})

test('relayed proves nothing: the state stays', async () => {
  const handedOver = await handOver(kvittens)
  await report(handedOver.number, { kind: 'relayed', status: '2.1.9' })
  const { state, events } = await stateOf(handedOver)
  expect(state).toBe('accepted')
  expect(events.map(({ kind }: { kind: string }) => kind)).toContain('relayed')
})

test('reports out of order leave the state that says most', async () => {
  const handedOver = await handOver(kvittens)
  for (const kind of ['failed', 'delayed', 'delivered', 'relayed'] as const)
    await report(handedOver.number, { kind, status: kind === 'failed' ? '5.2.2' : null })
  expect((await stateOf(handedOver)).state).toBe('failed')
  expect(await deliveryOf(handedOver.number)).toMatchObject({ reported: 'failed' })
})

test('a bounce opens a follow-up, and the next reset is warned of the address until somebody lifts it', async () => {
  const handedOver = await handOver(kvittens)
  const { operator, user, number } = handedOver
  const before = (await operator.get('/api/follow-ups/counts')).json().needsYou
  await report(number, { kind: 'failed', status: '5.1.1', diagnostic: 'user unknown' })
  expect((await operator.get('/api/follow-ups/counts')).json().needsYou).toBe(before + 1)
  expect((await stateOf(handedOver)).state).toBe('failed')

  const options = (await operator.get(`/api/users/${user.id}/reset-options`)).json()
  expect(options.recipients).toEqual([
    { address: user.otherMail, confirmed: false, bouncedAt: kvittens.clock.now.toISOString() },
  ])
  const body = { way: 'revealLink', recipient: user.otherMail }
  const refused = await operator.post(`/api/users/${user.id}/reset-password`, body)
  expect(refused.statusCode).toBe(409)
  expect(refused.json()).toMatchObject({
    type: 'urn:kvittens:problem:recipient-bounced',
    status: 409,
  })

  const listed = (await operator.get('/api/suppressed-addresses')).json().value
  expect(listed).toContainEqual(
    expect.objectContaining({
      address: user.otherMail,
      status: '5.1.1',
      diagnostic: 'user unknown',
    }),
  )
  const lift = { address: user.otherMail.toUpperCase() }
  expect((await operator.post('/api/suppressed-addresses/lift', lift)).statusCode).toBe(200)
  expect((await operator.post('/api/suppressed-addresses/lift', lift)).statusCode).toBe(404)
  const again = await operator.post(`/api/users/${user.id}/reset-password`, body)
  expect(again.statusCode, again.body).toBe(202)
})

test('a new destination that bounced is refused as well', async () => {
  const { operator, user } = await handOver(kvittens)
  const elsewhere = await handOver(kvittens)
  await report(elsewhere.number, { kind: 'failed', status: '5.1.1' })
  await kvittens.db
    .updateTable('suppressed_address')
    .set({ address: 'new@home.example', address_key: 'new@home.example' })
    .where('address', '=', elsewhere.user.otherMail)
    .execute()
  const refused = await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'revealLink',
    recipient: 'new@home.example',
    verification: 'calledBack',
  })
  expect(refused.json().type).toBe('urn:kvittens:problem:recipient-bounced')
})

test('a full mailbox or a spam filter holds nothing back', async () => {
  const handedOver = await handOver(kvittens)
  await report(handedOver.number, { kind: 'failed', status: '5.2.2' })
  const { operator, user } = handedOver
  const again = await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'revealLink',
    recipient: user.otherMail,
  })
  expect(again.statusCode, again.body).toBe(202)
})

test('a report that comes before the acceptance is seen settles the message, which is not sent again', async () => {
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const reset = await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'revealLink',
    recipient: user.otherMail,
  })
  const { number } = reset.json().handover
  await report(number, {})
  expect(await deliveryOf(number)).toMatchObject({ status: 'accepted', reported: 'delivered' })
  kvittens.advance(11_000)
  expect((await kvittens.deliver()).filter(({ to }) => to === user.otherMail)).toEqual([])
  expect((await operator.get(`/api/handovers/${number}`)).json().state).toBe('delivered')
})

test('after the receipt a late report is noted and changes nothing', async () => {
  const handedOver = await handOver(kvittens, { body: { way: 'setLink' } })
  const { operator, number } = handedOver
  await operator.post(`/api/handovers/${number}/receipt`, { how: 'called', note: 'by telephone' })
  const before = await stateOf(handedOver)
  await report(number, { kind: 'failed', status: '5.1.1' })
  expect(await stateOf(handedOver)).toMatchObject({
    state: before.state,
    receiptAt: before.receiptAt,
  })
})

test('of twenty copies of a report at the same moment one counts', async () => {
  const { number } = await handOver(kvittens)
  const sourceEventId = randomUUID()
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => report(number, { sourceEventId })),
  )
  expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1)
})

test('a report about a message that never was is counted and does nothing', async () => {
  const unknown = await recordReport(job(), {
    deliveryId: randomUUID(),
    source: 'dsn',
    sourceEventId: randomUUID(),
    kind: 'failed',
    status: '5.1.1',
    diagnostic: null,
    reportedBy: null,
    at: kvittens.clock.now,
  })
  expect(unknown).toBe('unknownDelivery')
  const counted = await kvittens.db
    .selectFrom('refused_report')
    .select(['reason', 'times'])
    .execute()
  expect(counted).toContainEqual({ reason: 'unknownDelivery', times: 1 })
})

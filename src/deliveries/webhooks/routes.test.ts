import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver } from '../../../test/flows.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { Secret } from '../../platform/secret.ts'
import { collectRefusals, type Refusals } from '../reports/refusals.ts'
import { reportTag } from '../reports/verp.ts'

const SIGNING_KEY = 'a signing key for this test alone'

let kvittens: TestApp
let refusals: Refusals
beforeAll(async () => {
  kvittens = await startTestApp({
    mailEvents: (services) => {
      refusals = collectRefusals(services)
      return {
        settings: { provider: 'mailgun', signingKey: new Secret(SIGNING_KEY) },
        refusals,
        getCertificate: () => Promise.reject(new Error('not asked for here')),
        confirmSubscription: () => Promise.reject(new Error('not asked for here')),
      }
    },
  })
})
afterAll(async () => {
  await refusals.close()
  await kvittens.stop()
})

async function tagOf(number: number): Promise<string> {
  const { id } = await kvittens.db
    .selectFrom('delivery as d')
    .innerJoin('handover as h', 'h.id', 'd.handover_id')
    .select('d.id')
    .where('h.number', '=', number)
    .executeTakeFirstOrThrow()
  return reportTag(kvittens.services.keys.derive('report'), id)
}

function event(tag: string, about: object, { key = SIGNING_KEY, token = randomUUID() } = {}) {
  const timestamp = String(Math.floor(kvittens.clock.now.getTime() / 1000))
  const signature = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex')
  return {
    signature: { timestamp, token, signature },
    'event-data': {
      id: randomUUID(),
      timestamp: Number(timestamp),
      'user-variables': { 'kvittens-tag': tag },
      ...about,
    },
  }
}

const post = async (body: object, provider = 'mailgun') =>
  await kvittens.app.inject({
    method: 'POST',
    url: `/hooks/mail/${provider}`,
    headers: { host: 'kvittens.example', 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  })

const BOUNCE = {
  event: 'failed',
  severity: 'permanent',
  'delivery-status': { code: 550, 'enhanced-code': '5.1.1', message: 'user unknown' },
}

const stateOf = async ({ operator, number }: Awaited<ReturnType<typeof handOver>>) =>
  (await operator.get(`/api/handovers/${number}`)).json().state

test('an event of the provider moves the hand-over on', async () => {
  const handedOver = await handOver(kvittens)
  const told = await post(event(await tagOf(handedOver.number), { event: 'delivered' }))
  expect(told.statusCode, told.body).toBe(204)
  expect(await stateOf(handedOver)).toBe('delivered')
})

test('S25: the same event again, or under a signature that was used, counts once', async () => {
  const handedOver = await handOver(kvittens)
  const tag = await tagOf(handedOver.number)
  const token = randomUUID()
  expect((await post(event(tag, { event: 'delivered' }, { token }))).statusCode).toBe(204)
  expect((await post(event(tag, BOUNCE, { token }))).statusCode).toBe(204)
  expect(await stateOf(handedOver)).toBe('delivered')
})

test('S25: a message of somebody else’s can’t be told of, and its address isn’t held back', async () => {
  const handedOver = await handOver(kvittens)
  const tag = await tagOf(handedOver.number)
  const forgedTag = `${tag.slice(0, -1)}${tag.endsWith('a') ? 'b' : 'a'}`
  expect((await post(event(forgedTag, BOUNCE))).statusCode).toBe(204)
  expect(await stateOf(handedOver)).toBe('accepted')
  expect(await kvittens.db.selectFrom('suppressed_address').select('address').execute()).toEqual([])
})

test('a provider that is not set up has no address here', async () => {
  expect((await post({}, 'sendgrid')).statusCode).toBe(404)
})

test('S25: ten thousand forgeries change nothing, are counted, and keep nobody waiting', async () => {
  const handedOver = await handOver(kvittens)
  const tag = await tagOf(handedOver.number)
  const forged = event(tag, BOUNCE, { key: 'not the key' })
  for (let round = 0; round < 100; round++) {
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(forged)))
    expect(answers.every(({ statusCode }) => statusCode === 406)).toBe(true)
  }
  await refusals.store()
  const counted = await kvittens.db
    .selectFrom('refused_report')
    .select('times')
    .where('reason', '=', 'forged')
    .executeTakeFirstOrThrow()
  expect(counted.times).toBe(10_000)
  expect(await stateOf(handedOver)).toBe('accepted')
  expect((await post(event(tag, { event: 'delivered' }))).statusCode).toBe(204)
  expect(await stateOf(handedOver)).toBe('delivered')
}, 60_000)

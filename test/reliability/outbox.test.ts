import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimShare } from '../../src/deliveries/claim-deliveries.ts'
import { registerTransports } from '../../src/deliveries/transport-queries.ts'
import { sendDueDeliveries } from '../../src/deliveries/send-due-deliveries.ts'
import { keyRing } from '../../src/platform/key-ring.ts'
import { startSmtpServer, stopSmtpServers } from '../smtp-servers.ts'
import { type OutboxApp, startOutboxApp } from './outbox-app.ts'

const LEASE_MS = 3 * 60_000

let kvittens: OutboxApp
beforeEach(async () => {
  kvittens = await startOutboxApp()
})
afterEach(async () => {
  await stopSmtpServers()
  await kvittens.stop()
})

/** A worker takes what is due, and is never heard of again. */
async function dieWithMessages(): Promise<number> {
  const { name, limits, domains } = kvittens.transport
  const { now } = kvittens.clock
  await registerTransports(kvittens.db, [{ name, domains }], now)
  const share = {
    transport: name,
    lane: 'interactive' as const,
    only: null,
    except: [],
    usable: [],
    isProbe: false,
  }
  const claim = { now, leaseMs: LEASE_MS, limit: 20, limits }
  return (await claimShare(kvittens.db, share, claim)).deliveries.length
}

test('a message leaves only after its ten seconds, and its text is gone when it has left', async () => {
  const number = await kvittens.reset(await kvittens.addUser())
  await kvittens.work(kvittens.transport)
  expect(kvittens.sink.mails).toEqual([])
  expect(await kvittens.outbox()).toMatchObject([{ status: 'queued', wiped: false }])
  kvittens.advance(10_000)
  await kvittens.work(kvittens.transport)
  expect(kvittens.sink.mails).toHaveLength(1)
  expect(await kvittens.outbox()).toMatchObject([{ status: 'accepted', wiped: true }])
  expect(await kvittens.kinds(number)).toEqual(['queued', 'accepted'])
})

test('what a dead worker held is sent by another when its lease has run out', async () => {
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  expect(await dieWithMessages()).toBe(1)
  await kvittens.work(kvittens.transport)
  expect(kvittens.sink.mails).toEqual([])
  kvittens.advance(LEASE_MS + 1)
  await kvittens.work(kvittens.transport)
  expect(kvittens.sink.mails).toHaveLength(1)
  expect(await kvittens.kinds(number)).toEqual(['queued', 'accepted'])
})

test('two workers send each message once', async () => {
  const resets = Array.from({ length: 30 }, async () => kvittens.reset(await kvittens.addUser()))
  await Promise.all(resets)
  kvittens.advance(11_000)
  const other = kvittens.transportTo(kvittens.sink.port)
  await Promise.all([kvittens.work(kvittens.transport), kvittens.work(other)])
  const ids = kvittens.sink.mails.map(({ messageId }) => messageId)
  expect(ids).toHaveLength(30)
  expect(new Set(ids).size).toBe(30)
})

/** A mail server that takes a while for each message, and says when it has got one. */
async function startSlowServer(accepts = true) {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  let arrive = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const port = await startSmtpServer({
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => {
        arrive()
        void released.then(() =>
          done(accepts ? null : Object.assign(new Error('4.3.0 Later'), { responseCode: 451 })),
        )
      })
    },
  })
  return { port, arrived, release: () => release() }
}

test('Stop holds a waiting message back, and is refused while a worker has it', async () => {
  const first = await kvittens.reset(await kvittens.addUser())
  expect((await kvittens.operator.post(`/api/handovers/${first}/stop`)).statusCode).toBe(200)
  expect(await kvittens.outbox()).toMatchObject([{ status: 'cancelled', wiped: true }])
  kvittens.advance(11_000)
  await kvittens.work(kvittens.transport)
  expect(kvittens.sink.mails).toEqual([])

  const second = await kvittens.resetAndWait(await kvittens.addUser())
  const slow = await startSlowServer()
  const working = kvittens.work(kvittens.transportTo(slow.port))
  await slow.arrived
  const refused = await kvittens.operator.post(`/api/handovers/${second}/stop`)
  expect(refused.statusCode).toBe(409)
  expect(refused.json().type).toBe('urn:kvittens:problem:message-already-left')
  slow.release()
  await working
  expect(await kvittens.kinds(second)).toEqual(['queued', 'accepted'])
})

test('of Stop and the worker at the same moment, exactly one wins', async () => {
  for (let round = 0; round < 15; round++) {
    const number = await kvittens.resetAndWait(await kvittens.addUser())
    const [stopped] = await Promise.all([
      sleep(round % 5).then(() => kvittens.operator.post(`/api/handovers/${number}/stop`)),
      kvittens.work(kvittens.transport),
    ])
    const left = kvittens.sink.take().length
    const { state, open } = await kvittens.handover(number)
    expect([stopped.statusCode, left, state, open]).toEqual(
      left === 0 ? [200, 0, 'withdrawn', false] : [409, 1, 'accepted', true],
    )
  }
})

test.each(['a newer hand-over', 'a withdrawal', 'the end of its link'])(
  'S15: %s ends a message for good, also one that a dead worker held',
  async (what) => {
    const ann = await kvittens.addUser()
    const old = await kvittens.resetAndWait(ann)
    await dieWithMessages()
    if (what === 'a newer hand-over') await kvittens.reset(ann)
    if (what === 'a withdrawal') await kvittens.operator.post(`/api/handovers/${old}/withdraw`)
    if (what === 'the end of its link') {
      kvittens.advance(4 * 86_400_000)
      await kvittens.runClock()
    }
    expect((await kvittens.handover(old)).open).toBe(false)
    expect((await kvittens.outbox())[0]).toMatchObject({ status: 'cancelled', wiped: true })
    kvittens.advance(LEASE_MS + 1)
    await kvittens.work(kvittens.transport)
    // The operator's digest is another matter.
    const toAnn = kvittens.sink.mails.filter(({ to }) => to === ann.otherMail)
    expect(toAnn).toHaveLength(what === 'a newer hand-over' ? 1 : 0)
  },
)

test.each([
  ['is known to have left', true, ['queued', 'superseded', 'accepted'], 'accepted'],
  ['is not tried again', false, ['queued', 'superseded'], 'cancelled'],
] as const)(
  'a message that is on its way while a newer hand-over supersedes it %s',
  async (_, accepts, events, status) => {
    const ann = await kvittens.addUser()
    const old = await kvittens.resetAndWait(ann)
    const slow = await startSlowServer(accepts)
    const working = kvittens.work(kvittens.transportTo(slow.port))
    await slow.arrived
    await kvittens.reset(ann)
    slow.release()
    await working
    expect(await kvittens.kinds(old)).toEqual(events)
    expect(await kvittens.handover(old)).toMatchObject({ state: 'superseded', open: false })
    expect((await kvittens.outbox())[0]).toMatchObject({ status, wiped: true })
  },
)

test('a message whose key is lost fails visibly, and the rest goes on', async () => {
  const lost = await kvittens.reset(await kvittens.addUser())
  const job = {
    ...kvittens.context({ kind: 'job', name: 'mail' }),
    keys: keyRing([randomBytes(32)]),
  }
  kvittens.advance(11_000)
  await sendDueDeliveries(job, [kvittens.transport])
  expect(await kvittens.handover(lost)).toMatchObject({
    state: 'failed',
    followUp: { reason: 'failed' },
  })
  const next = await kvittens.resetAndWait(await kvittens.addUser())
  await kvittens.work(kvittens.transport)
  expect(await kvittens.handover(next)).toMatchObject({ state: 'accepted' })
})

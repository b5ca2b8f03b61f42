import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { queueDeliveries } from '../../src/deliveries/queue-deliveries.ts'
import type { MailTransport } from '../../src/deliveries/smtp-transport.ts'
import { startMailSink } from '../mail-sink.ts'
import { politeUntil, startSmtpScript, stopSmtpServers } from '../smtp-servers.ts'
import { type OutboxApp, startOutboxApp } from './outbox-app.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let outbox: OutboxApp
let spare: Awaited<ReturnType<typeof startMailSink>>
beforeEach(async () => {
  outbox = await startOutboxApp()
  spare = await startMailSink()
})
afterEach(async () => {
  await outbox.stop()
  await spare.close()
  await stopSmtpServers()
})

const perHour = (limit: number) => ({ limits: { perHour: limit, perDay: null } })

async function resetMany(count: number, domain = 'home.example'): Promise<number[]> {
  const resets = Array.from({ length: count }, async (_, index) =>
    outbox.reset(await outbox.addUser({ mail: null, otherMail: `p${index}@${domain}` })),
  )
  const numbers = await Promise.all(resets)
  outbox.advance(11_000)
  return numbers
}

/** Two processes with the same configuration: each has transports of its own, over one outbox. */
async function workTwice(configure: () => readonly MailTransport[]): Promise<void> {
  await Promise.all([outbox.work(...configure()), outbox.work(...configure())])
}

const toAll = (mails: readonly { readonly to: string }[]) => mails.map(({ to }) => to).toSorted()

test('two workers over one outbox keep a transport’s limit together; the next takes what is over, once', async () => {
  await resetMany(60)
  await workTwice(() => [
    outbox.transportTo(outbox.sink.port, perHour(25)),
    outbox.transportTo(spare.port, { name: 'spare', ...perHour(20) }),
  ])
  expect([outbox.sink.mails.length, spare.mails.length]).toEqual([25, 20])
  const left = [...outbox.sink.mails, ...spare.mails].map(({ messageId }) => messageId)
  expect(new Set(left).size).toBe(45)
  const rows = await outbox.outbox()
  expect(rows.filter(({ status }) => status === 'queued')).toHaveLength(15)
  // A limit is no attempt and no failure.
  expect(rows.every(({ attempts }) => attempts <= 1)).toBe(true)
})

test('what waits for a limit says so and until when, and leaves when there is room', async () => {
  const numbers = await resetMany(7)
  const configure = () => [outbox.transportTo(outbox.sink.port, perHour(3))]
  await workTwice(configure)
  expect(outbox.sink.take()).toHaveLength(3)
  const [transport] = (await outbox.operator.get('/api/settings/mail')).json().transports
  expect(transport).toMatchObject({ reason: 'limitReached', sentLastHour: 3, waiting: 4 })
  const handovers = await Promise.all(numbers.map(outbox.handover))
  const waiting = handovers.filter(({ state }) => state === 'queued')
  expect(waiting).toHaveLength(4)
  for (const { transportPaused, transportRetryAt } of waiting) {
    expect(transportPaused).toBe('limitReached')
    expect(new Date(transportRetryAt ?? 0).getTime()).toBeGreaterThan(outbox.clock.now.getTime())
  }

  const until = new Date(waiting[0]?.transportRetryAt ?? 0).getTime()
  outbox.advance(until - outbox.clock.now.getTime() - 1)
  await workTwice(configure)
  expect(outbox.sink.take()).toEqual([])
  outbox.advance(1)
  await workTwice(configure)
  expect(outbox.sink.take()).toHaveLength(3)
  outbox.advance(2 * HOUR_MS)
  await workTwice(configure)
  expect(outbox.sink.take()).toHaveLength(1)
})

test('S13: a security notice waits for a limit like the rest, and is never dropped', async () => {
  const ann = await outbox.addUser({ mail: 'ann@test.example', otherMail: 'ann@home.example' })
  await outbox.resetAndWait(ann)
  const configure = () => [outbox.transportTo(outbox.sink.port, perHour(1))]
  await workTwice(configure)
  expect(outbox.sink.mails).toHaveLength(1)
  outbox.advance(5 * 24 * HOUR_MS)
  await workTwice(configure)
  outbox.advance(2 * HOUR_MS)
  await workTwice(configure)
  // The link has ended meanwhile; the notice says what happened all the same.
  expect(toAll(outbox.sink.mails)).toContain('ann@test.example')
})

test('what a server refuses for now doesn’t use up the limit', async () => {
  await resetMany(4)
  const greylisting = await startSmtpScript((socket, line) => {
    if (line.startsWith('RCPT')) socket.write('450 4.2.1 Greylisted\r\n')
    else politeUntil('QUIT', (ended) => ended.end())(socket, line)
  })
  await outbox.work(outbox.transportTo(greylisting, perHour(4)))
  outbox.advance(2 * MINUTE_MS)
  await workTwice(() => [outbox.transportTo(outbox.sink.port, perHour(4))])
  expect(outbox.sink.mails).toHaveLength(4)
})

test('of two workers, one alone tries a transport whose pause is over', async () => {
  await resetMany(30)
  let greetings = 0
  const refusing = await startSmtpScript((socket) => {
    greetings++
    socket.end('421 4.3.2 Later\r\n')
  })
  await workTwice(() => [outbox.transportTo(refusing)])
  greetings = 0
  outbox.advance(MINUTE_MS)
  await workTwice(() => [outbox.transportTo(refusing)])
  expect(greetings).toBe(1)
})

test('a transport that names the domain is chosen for it, and the general one stands in for it', async () => {
  await resetMany(5, 'partner.example')
  await resetMany(5)
  const configure = (port: number) => () => [
    outbox.transportTo(outbox.sink.port),
    outbox.transportTo(port, { name: 'partner', domains: ['partner.example'] }),
  ]
  await workTwice(configure(spare.port))
  expect(spare.mails).toHaveLength(5)
  expect(spare.take().every(({ to }) => to.endsWith('@partner.example'))).toBe(true)
  expect(outbox.sink.take().every(({ to }) => to.endsWith('@home.example'))).toBe(true)

  await resetMany(5, 'partner.example')
  const refusing = await startSmtpScript((socket) => socket.end('421 4.3.2 Later\r\n'))
  await workTwice(configure(refusing))
  expect(outbox.sink.take().map(({ to }) => to.endsWith('@partner.example'))).toEqual(
    Array.from({ length: 5 }, () => true),
  )
})

test('a message that may have left goes out again by the same transport while that works, else by the next, with the same ids', async () => {
  const numbers = await resetMany(2)
  const dying = await startSmtpScript((socket, line) => {
    if (line === '.') return void socket.destroy()
    politeUntil('QUIT', (ended) => ended.end())(socket, line)
  })
  // By the second, since the first is away.
  const refusing = await startSmtpScript((socket) => socket.end('421 4.3.2 Later\r\n'))
  const second = { name: 'spare' }
  await outbox.work(outbox.transportTo(refusing), outbox.transportTo(dying, second))
  const { rows } = await outbox.pool.query('select message_id, transport, reason from delivery')
  expect(rows).toMatchObject([
    { transport: 'spare', reason: 'connectionLostAfterSending' },
    { transport: 'spare', reason: 'connectionLostAfterSending' },
  ])

  // The first is back, and would be chosen: but the second may have sent these.
  outbox.advance(2 * MINUTE_MS)
  await outbox.operator.post('/api/settings/mail/resume', { transport: 'mail' })
  await workTwice(() => [outbox.transport, outbox.transportTo(spare.port, second)])
  expect(outbox.sink.mails).toEqual([])
  expect(new Set(spare.mails.map(({ messageId }) => messageId))).toEqual(
    new Set(rows.map((row) => row.message_id)),
  )
  expect(spare.mails).toHaveLength(2)
  expect(await outbox.kinds(numbers[0] ?? 0)).toEqual(['queued', 'delayed', 'accepted'])
})

test('if that transport no longer works, the next sends the same message', async () => {
  await resetMany(1)
  let died = false
  const dying = await startSmtpScript((socket, line) => {
    if (line === '.') died = true
    if (died) return void socket.destroy()
    politeUntil('QUIT', (ended) => ended.end())(socket, line)
  })
  await outbox.work(outbox.transportTo(dying), outbox.transportTo(spare.port, { name: 'spare' }))
  outbox.advance(2 * MINUTE_MS)
  await outbox.work(outbox.transportTo(dying), outbox.transportTo(spare.port, { name: 'spare' }))
  const { rows } = await outbox.pool.query('select message_id from delivery')
  expect(spare.mails.map(({ messageId }) => messageId)).toEqual([rows[0].message_id])
})

describe('lanes', () => {
  /** What a job has queued: as that, but stands back. */
  async function inBulk(): Promise<void> {
    await outbox.pool.query("update delivery set lane = 'bulk' where status = 'queued'")
  }
  const toOf = (mails: readonly { readonly to: string }[]) => mails.map(({ to }) => to)

  test('bulk that waited longer stands back for a reset that somebody waits for', async () => {
    const { now } = outbox.clock
    const message = { template: 'noticeChanged', parameters: { when: now.toISOString() } } as const
    await queueDeliveries(
      { ...outbox.context({ kind: 'job', name: 'jobs' }), lane: 'bulk' },
      Array.from({ length: 250 }, (_, index) => ({
        message,
        recipient: `p${index}@school.example`,
        language: 'en',
        userId: null,
        handoverId: null,
        dueAt: now,
        giveUpAt: new Date(now.getTime() + HOUR_MS),
      })),
    )
    await resetMany(3, 'desk.example')
    await outbox.work(outbox.transport)
    const order = toOf(outbox.sink.mails).map((to) => to.split('@')[1])
    expect(order).toHaveLength(253)
    expect(order.slice(0, 20).filter((domain) => domain === 'desk.example')).toHaveLength(3)
  })

  test('of a limit bulk leaves a part, which a reset may use within the hour; the next transport takes the rest', async () => {
    await resetMany(60, 'school.example')
    await inBulk()
    const configure = () => [
      outbox.transportTo(outbox.sink.port, perHour(50)),
      outbox.transportTo(spare.port, { name: 'spare', ...perHour(30) }),
    ]
    await workTwice(configure)
    // Twenty of fifty and fifteen of thirty are kept.
    expect([outbox.sink.mails.length, spare.mails.length]).toEqual([30, 15])
    const state = await outbox.pool.query('select state, bulk_retry_at from mail_transport')
    expect(state.rows.map((row) => [row.state, row.bulk_retry_at === null])).toEqual([
      ['ready', false],
      ['ready', false],
    ])
    outbox.sink.take()
    await resetMany(5, 'desk.example')
    await workTwice(configure)
    expect(toOf(outbox.sink.take()).every((to) => to.endsWith('@desk.example'))).toBe(true)

    outbox.advance(2 * HOUR_MS)
    await workTwice(configure)
    const arrived = [...outbox.sink.mails, ...spare.mails].map(({ messageId }) => messageId)
    expect(new Set(arrived).size).toBe(arrived.length)
    expect((await outbox.outbox()).every(({ status }) => status === 'accepted')).toBe(true)
  })
})

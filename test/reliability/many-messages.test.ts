import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mailSender } from '../../src/deliveries/sending/mail-sender.ts'
import { startMailSink } from '../mail-sink.ts'
import { politeUntil, startSmtpScript, startSmtpServer, stopSmtpServers } from '../smtp-servers.ts'
import { type OutboxApp, startOutboxApp } from './outbox-app.ts'

const SECOND_MS = 1_000

let outbox: OutboxApp
beforeEach(async () => {
  outbox = await startOutboxApp()
})
afterEach(async () => {
  await stopSmtpServers()
  await outbox.stop()
})

async function resetMany(count: number, domain = 'home.example'): Promise<number[]> {
  const resets = Array.from({ length: count }, async (_, index) =>
    outbox.reset(await outbox.addUser({ mail: null, otherMail: `p${index}@${domain}` })),
  )
  const numbers = await Promise.all(resets)
  outbox.advance(11 * SECOND_MS)
  return numbers
}

test('messages that are accepted together tell their hand-overs the same as one alone', async () => {
  const [alone = 0] = await resetMany(1)
  await outbox.work(outbox.transport)
  const together = await resetMany(8)
  await outbox.work(outbox.transport)
  const [first] = (await outbox.handover(alone)).events.filter(({ kind }) => kind === 'accepted')
  expect(first?.detail).toEqual({ transport: 'mail' })
  for (const number of together) {
    const { state, events } = await outbox.handover(number)
    expect(state).toBe('accepted')
    expect(events.filter(({ kind }) => kind === 'accepted')).toMatchObject([
      { detail: first?.detail },
    ])
  }
  const { rows } = await outbox.pool.query(
    `select distinct actor_kind, actor_name from handover_event where kind = 'accepted'`,
  )
  expect(rows).toEqual([{ actor_kind: 'job', actor_name: 'mail' }])
})

test('a hand-over that somebody works on holds up none of the others, and is told when it is free', async () => {
  const numbers = await resetMany(6)
  const client = await outbox.pool.connect()
  await client.query('begin')
  await client.query('select from handover where number = $1 for update', [numbers[2]])
  const working = outbox.work(outbox.transport)
  const accepted = async () =>
    (await outbox.outbox()).filter(({ status }) => status === 'accepted').length
  await expect.poll(accepted, { timeout: 10_000 }).toBe(5)
  await client.query('commit')
  client.release()
  await working
  expect(await accepted()).toBe(6)
  expect(await outbox.kinds(numbers[2] ?? 0)).toEqual(['queued', 'accepted'])
})

test('a delayed one among those that are accepted is told with all that belongs to it', async () => {
  const numbers = await resetMany(5)
  const picky = await startSmtpServer({
    onRcptTo: ({ address }, _session, done) =>
      address === 'p3@home.example'
        ? done(Object.assign(new Error('4.2.1 Greylisted'), { responseCode: 450 }))
        : done(),
  })
  await outbox.work(outbox.transportTo(picky))
  outbox.advance(120 * SECOND_MS)
  await outbox.work(outbox.transport)
  for (const number of numbers) expect((await outbox.handover(number)).state).toBe('accepted')
  expect(await outbox.kinds(numbers[3] ?? 0)).toEqual(['queued', 'delayed', 'accepted'])
})

test('a slow transport keeps few messages in hand and holds up no other', async () => {
  await resetMany(40, 'slow.example')
  await resetMany(10)
  const slow = await startSmtpScript((socket, line) => {
    if (line === '.') void sleep(400).then(() => socket.write('250 Taken\r\n'))
    else politeUntil('QUIT', (ended) => ended.end())(socket, line)
  })
  const job = outbox.context({ kind: 'job', name: 'mail' })
  const sender = mailSender(
    job,
    [
      outbox.transportTo(slow, { name: 'slow', domains: ['slow.example'], connections: 2 }),
      outbox.transport,
    ],
    () => undefined,
  )
  while (outbox.sink.mails.length < 10) {
    await sender.look()
    await sleep(20)
  }
  const { rows } = await outbox.pool.query<{ held: number }>(
    'select count(*) as held from delivery where leased_until is not null',
  )
  expect(rows[0]?.held).toBeLessThan(40)
  // What nobody has begun to send goes back at once, and was no attempt.
  await sender.stop()
  const left = await outbox.pool.query<{ attempts: number; leased: boolean }>(
    `select attempts, leased_until is not null as leased from delivery where status = 'queued'`,
  )
  expect(left.rows.length).toBeGreaterThan(10)
  expect(left.rows.every(({ attempts, leased }) => attempts === 0 && !leased)).toBe(true)
})

test('what was withdrawn while it waited in hand for long is not sent', async () => {
  const sink = await startMailSink()
  const [number = 0] = await resetMany(1)
  const ids = await outbox.pool.query<{ id: string }>('select id from delivery')
  const { renewLeases } = await import('../../src/deliveries/claim-deliveries.ts')
  const until = new Date(outbox.clock.now.getTime() + 180 * SECOND_MS)
  const id = ids.rows[0]?.id ?? ''
  expect(await renewLeases(outbox.db, [id], until)).toEqual(new Set([id]))
  await outbox.operator.post(`/api/handovers/${number}/withdraw`)
  expect(await renewLeases(outbox.db, [id], until)).toEqual(new Set())
  await outbox.work(outbox.transportTo(sink.port))
  expect(sink.mails).toEqual([])
  await sink.close()
})

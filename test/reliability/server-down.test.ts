import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startMailSink } from '../mail-sink.ts'
import { listen } from '../smtp-servers.ts'
import type { TestUser } from '../test-app.ts'
import { type OutboxApp, startOutboxApp } from './outbox-app.ts'

const WAITING = 500
const MINUTE_MS = 60_000

let outbox: OutboxApp
beforeEach(async () => {
  outbox = await startOutboxApp()
})
afterEach(() => outbox.stop())

/** A port where nobody listens any more. */
async function deadPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function resetMany(): Promise<{ users: TestUser[]; numbers: number[] }> {
  const users: TestUser[] = []
  const numbers: number[] = []
  for (let index = 0; index < WAITING; index++) {
    const user = await outbox.addUser({ mail: null, otherMail: `waiting${index}@home.example` })
    const answer = await outbox.operator.post(`/api/users/${user.id}/reset-password`, {
      way: 'setLink',
      recipient: user.otherMail,
    })
    expect(answer.statusCode, answer.body).toBe(202)
    users.push(user)
    numbers.push(answer.json().handover.number)
  }
  outbox.advance(11_000)
  return { users, numbers }
}

/** Each of these people got one message, and its hand-over knows. */
async function expectAllArrived(
  mails: readonly { readonly to: string; readonly messageId: string }[],
  { users, numbers }: { users: readonly TestUser[]; numbers: readonly number[] },
): Promise<void> {
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    users.map((user) => user.otherMail).toSorted(),
  )
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(WAITING)
  for (const number of numbers) expect((await outbox.handover(number)).state).toBe('accepted')
  const settled = await outbox.outbox()
  expect(settled.every(({ status, wiped }) => status === 'accepted' && wiped)).toBe(true)
}

test(`the mail server is away for an hour with ${WAITING} messages waiting: none is lost, none leaves twice`, async () => {
  const sent = await resetMany()
  const away = outbox.transportTo(await deadPort())
  for (let minute = 0; minute < 60; minute += 5) {
    await outbox.work(away)
    outbox.advance(5 * MINUTE_MS)
  }
  expect(outbox.sink.take()).toEqual([])
  const waiting = await outbox.outbox()
  expect(waiting.every(({ status, wiped }) => status === 'queued' && !wiped)).toBe(true)
  // A fault of the server is no attempt of a message: after an hour they are as good as new.
  expect(waiting.every(({ attempts }) => attempts === 0)).toBe(true)
  // The desk says what is going on, and when it is tried again.
  expect(await outbox.handover(sent.numbers[0] ?? 0)).toMatchObject({
    state: 'queued',
    transportPaused: 'serverUnreachable',
    transportRetryAt: expect.any(String),
  })
  expect(await outbox.mail()).toMatchObject({
    state: 'paused',
    reason: 'serverUnreachable',
    waiting: WAITING,
  })

  await outbox.work(outbox.transport)
  await expectAllArrived(outbox.sink.take(), sent)
}, 120_000)

test(`a second mail server takes over ${WAITING} messages at once, and the first has its own back`, async () => {
  const sent = await resetMany()
  const spare = await startMailSink()
  const away = outbox.transportTo(await deadPort(), { name: 'mail' })
  const second = outbox.transportTo(spare.port, {
    name: 'spare',
    from: { name: 'Test kommun', address: 'spare@test.example' },
    reportAddress: 'spare@test.example',
  })
  await outbox.work(away, second)
  const mails = spare.take()
  await expectAllArrived(mails, sent)
  expect(mails.every(({ envelopeFrom }) => envelopeFrom.startsWith('spare+'))).toBe(true)
  expect(await outbox.handover(sent.numbers[0] ?? 0)).toMatchObject({
    transportPaused: null,
    events: [{ kind: 'queued' }, { kind: 'accepted', detail: { transport: 'spare' } }],
  })
  expect(await outbox.mail()).toMatchObject({ state: 'ready', waiting: 0 })
  expect((await outbox.operator.get('/api/home')).json().health.mail).toMatchObject({
    state: 'ready',
    pausedTransports: ['mail'],
  })

  // It is back: one message shows it, and the next ones are its own again.
  for (const _ of [1, 2]) {
    await outbox.resetAndWait(await outbox.addUser())
    outbox.advance(MINUTE_MS)
    await outbox.work(outbox.transport, second)
  }
  expect(outbox.sink.take()).toHaveLength(2)
  expect(spare.take()).toEqual([])
  await spare.close()
}, 120_000)

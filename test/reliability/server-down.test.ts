import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../smtp-servers.ts'
import type { TestUser } from '../test-app.ts'
import { type OutboxApp, startOutboxApp } from './outbox-app.ts'

const WAITING = 500
const MINUTE_MS = 60_000

let outbox: OutboxApp
beforeAll(async () => {
  outbox = await startOutboxApp()
})
afterAll(() => outbox.stop())

/** A port where nobody listens any more. */
async function deadPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

test(`the mail server is away for an hour with ${WAITING} messages waiting: none is lost, none leaves twice`, async () => {
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

  const away = outbox.transportTo(await deadPort())
  for (let minute = 0; minute < 60; minute += 5) {
    await outbox.work(away)
    outbox.advance(5 * MINUTE_MS)
  }
  expect(outbox.sink.take()).toEqual([])
  const waiting = await outbox.outbox()
  expect(waiting.map(({ status }) => status)).toEqual(
    Array.from({ length: WAITING }, () => 'delayed'),
  )
  expect(waiting.every(({ wiped }) => !wiped)).toBe(true)
  // The desk says what is going on.
  const first = await outbox.handover(numbers[0] ?? 0)
  expect(first.state).toBe('delayed')
  expect(first.events.at(-1)?.detail).toMatchObject({ reason: 'serverUnreachable' })

  outbox.advance(60 * MINUTE_MS)
  await outbox.work(outbox.transport)
  const mails = outbox.sink.take()
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    users.map((user) => user.otherMail).toSorted(),
  )
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(WAITING)
  for (const number of numbers) expect((await outbox.handover(number)).state).toBe('accepted')
  const settled = await outbox.outbox()
  expect(settled.every(({ status, wiped }) => status === 'accepted' && wiped)).toBe(true)
}, 120_000)

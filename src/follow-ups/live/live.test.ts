import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEventStream } from '../../../test/event-stream.ts'
import { handOver, rowsOf } from '../../../test/flows.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'

const HEARTBEAT_MS = 200
const HINT_EVERY_MS = 300

let kvittens: TestApp
let isStopped: boolean
beforeEach(async () => {
  isStopped = false
  const live = { heartbeatMs: HEARTBEAT_MS, hintEveryMs: HINT_EVERY_MS, most: 6 }
  kvittens = await startTestApp({ live })
})
afterEach(async () => {
  if (!isStopped) await kvittens.stop()
})

const LISTENING =
  "from pg_stat_activity where datname = current_database() and query ilike 'listen %'"

async function watch(roles: readonly string[] = ['HelpdeskAdministrator']) {
  const { client, user } = await kvittens.signedIn(roles)
  const stream = await openEventStream(kvittens, client)
  await expect.poll(async () => (await rowsOf(kvittens, `select pid ${LISTENING}`)).length).toBe(1)
  return { client, user, stream }
}

const announce = () => sql`select pg_notify('kvittens_desk', '')`.execute(kvittens.db)

test('a page is told that something changed, and nothing about what', async () => {
  const { stream } = await watch()
  expect(stream.status).toBe(200)
  expect(stream.headers['content-type']).toContain('text/event-stream')
  expect(stream.headers['cache-control']).toBe('no-store, no-transform')
  expect(stream.headers['x-accel-buffering']).toBe('no')
  expect(stream.headers['content-security-policy']).toContain("default-src 'none'")
  await sleep(HINT_EVERY_MS)
  const before = stream.hints()
  const { link, user, token } = await handOver(kvittens)
  await expect.poll(stream.hints).toBeGreaterThan(before)
  await sleep(2 * HINT_EVERY_MS)
  const afterReset = stream.hints()
  await kvittens.anonymous().get(link)
  await expect.poll(stream.hints).toBeGreaterThan(afterReset)
  expect(stream.text()).not.toContain(token)
  expect(stream.text()).not.toContain(user.displayName)
  expect(stream.text().replace(/event: changed\ndata:\n\n|:\n\n|retry: \d+\n\n/g, '')).toBe('')
})

test('a follow-up that another process opens or closes is told; what changes nothing is not', async () => {
  const { stream } = await watch()
  const { number } = await handOver(kvittens)
  const settled = async () => {
    await sleep(2 * HINT_EVERY_MS)
    return stream.hints()
  }
  const handover = '(select id from handover where number = $1)'
  let before = await settled()
  await rowsOf(
    kvittens,
    `insert into follow_up (id, handover_id, reason, urgent, opened_at)
     values (gen_random_uuid(), ${handover}, 'failed', false, now())`,
    [number],
  )
  await expect.poll(stream.hints).toBeGreaterThan(before)
  before = await settled()
  await rowsOf(kvittens, `update follow_up set closed_at = now() where handover_id = ${handover}`, [
    number,
  ])
  await expect.poll(stream.hints).toBeGreaterThan(before)
  before = await settled()
  // Nothing is left to close, and an acceptance is announced by the worker.
  await rowsOf(kvittens, 'update follow_up set closed_at = now() where closed_at is null')
  await rowsOf(kvittens, "update handover set state_at = state_at where state = 'accepted'")
  expect(await settled()).toBe(before)
})

test('however much happens, a page is told at most once in a while, and once after the last', async () => {
  const { stream } = await watch()
  await sleep(HINT_EVERY_MS)
  const before = stream.hints()
  const startedAt = Date.now()
  for (let round = 0; round < 300; round += 1) await announce()
  const until = Date.now()
  await sleep(2 * HINT_EVERY_MS)
  const most = Math.ceil((until - startedAt) / HINT_EVERY_MS) + 2
  expect(stream.hints() - before).toBeLessThanOrEqual(most)
  expect(stream.hints() - before).toBeGreaterThanOrEqual(1)
  const after = stream.hints()
  await announce()
  await expect.poll(stream.hints).toBe(after + 1)
})

test('all pages of a process share one connection that listens', async () => {
  const { client } = await watch()
  const other = await watch(['GlobalReader'])
  await openEventStream(kvittens, client)
  const listening = await rowsOf(kvittens, `select distinct pid ${LISTENING}`)
  expect(listening).toHaveLength(1)
  await announce()
  await expect.poll(other.stream.hints).toBeGreaterThan(0)
})

test('S17: whoever may not see the desk is refused, and so is who is nobody', async () => {
  const { client } = await kvittens.signedIn([])
  expect((await openEventStream(kvittens, client)).status).toBe(403)
  expect((await openEventStream(kvittens, kvittens.anonymous())).status).toBe(401)
  const { client: operator } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const answer = await operator.get('/api/live', { accept: 'application/json' })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().type).toBe('urn:kvittens:problem:not-acceptable')
})

test('S21: the end of the session, a block and the loss of the role end the stream', async () => {
  const signedOut = await watch()
  const blocked = await watch()
  const without = await watch()
  const stays = await watch()
  await signedOut.client.post('/api/sign-out')
  await rowsOf(kvittens, 'update user_account set account_enabled = false where id = $1', [
    blocked.user.id,
  ])
  await rowsOf(kvittens, 'delete from role_assignment where user_id = $1', [without.user.id])
  for (const { stream } of [signedOut, blocked, without])
    await expect.poll(stream.hasEnded).toBe(true)
  expect(stays.stream.hasEnded()).toBe(false)
  await expect.poll(stays.stream.text).toMatch(/\n:\n\n/)
})

test('a heartbeat keeps no idle session alive', async () => {
  const { stream, user } = await watch()
  kvittens.advance(61 * 60_000)
  await expect.poll(stream.hasEnded).toBe(true)
  const [session] = await rowsOf(
    kvittens,
    'select last_seen_at > created_at as seen from session where user_id = $1',
    [user.id],
  )
  expect(session).toEqual({ seen: false })
})

test('a session has four pages that are told; the fifth asks again by itself, and may when one is closed', async () => {
  const { client, stream } = await watch()
  for (let page = 0; page < 3; page += 1)
    expect((await openEventStream(kvittens, client)).status).toBe(200)
  const fifth = await openEventStream(kvittens, client)
  expect(fifth.status).toBe(429)
  expect(fifth.headers['retry-after']).toBe('60')
  stream.leave()
  await expect
    .poll(async () => (await openEventStream(kvittens, client)).status, { interval: 100 })
    .toBe(200)
})

test('a process has room for so many pages', async () => {
  const { client } = await watch()
  for (let page = 0; page < 3; page += 1) await openEventStream(kvittens, client)
  const { client: other } = await watch()
  expect((await openEventStream(kvittens, other)).status).toBe(200)
  const { client: third } = await kvittens.signedIn(['GlobalReader'])
  const refused = await openEventStream(kvittens, third)
  expect(refused.status).toBe(503)
})

test('a lost connection to the database is opened again, and pages look at what they may have missed', async () => {
  const { stream } = await watch()
  await sleep(2 * HINT_EVERY_MS)
  const before = stream.hints()
  await rowsOf(kvittens, `select pg_terminate_backend(pid) ${LISTENING}`)
  await expect.poll(stream.hints, { timeout: 5_000 }).toBeGreaterThan(before)
  await sleep(2 * HINT_EVERY_MS)
  const reopened = stream.hints()
  await announce()
  await expect.poll(stream.hints).toBeGreaterThan(reopened)
  expect(stream.hasEnded()).toBe(false)
})

test('the server stops at once, with pages open', async () => {
  const { client, stream } = await watch()
  await openEventStream(kvittens, client)
  const startedAt = Date.now()
  await kvittens.stop()
  isStopped = true
  expect(Date.now() - startedAt).toBeLessThan(3_000)
  await expect.poll(stream.hasEnded).toBe(true)
})

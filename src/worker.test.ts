import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import english from '../messages/en.json' with { type: 'json' }
import { type OutboxApp, startOutboxApp } from '../test/reliability/outbox-app.ts'
import { startSmtpServer, stopSmtpServers } from '../test/smtp-servers.ts'
import type { MailTransport } from './deliveries/smtp-transport.ts'
import { openAnnouncements } from './platform/announcements.ts'
import { startWorker, type Worker } from './worker.ts'

let kvittens: OutboxApp
const workers: Worker[] = []
beforeEach(async () => {
  kvittens = await startOutboxApp()
})
afterEach(async () => {
  await stopAll()
  await stopSmtpServers()
  await kvittens.stop()
})

function start(...transports: readonly MailTransport[]): void {
  const { services, pool } = kvittens
  const announcements = openAnnouncements(pool, services.log)
  const worker = startWorker({ services, announcements, transports })
  workers.push({
    ...worker,
    stop: async () => {
      await worker.stop()
      await announcements.close()
    },
  })
}

const LISTENING =
  "from pg_stat_activity where query = 'listen kvittens_delivery' and datname = current_database()"

async function listeners(): Promise<number> {
  return (await kvittens.pool.query(`select ${LISTENING}`)).rows.length
}

async function stopAll() {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
}

test('it sends what is due without being asked, and ends what has run out of time', async () => {
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  const unread = await kvittens.resetAndWait(await kvittens.addUser())
  await kvittens.pool.query(`update handover set expires_at = $1 where number = $2`, [
    kvittens.clock.now,
    unread,
  ])
  start(kvittens.transport)
  await expect.poll(() => kvittens.sink.mails.length, { timeout: 10_000 }).toBeGreaterThan(0)
  await expect.poll(() => kvittens.kinds(number), { timeout: 10_000 }).toContain('accepted')
  await expect
    .poll(async () => (await kvittens.handover(unread)).state, { timeout: 10_000 })
    .toBe('expired')
})

test('it notices what did not happen', async () => {
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  kvittens.advance(5 * 3_600_000)
  start()
  const noticed = async () =>
    (
      await kvittens.pool.query(
        'select f.reason from follow_up as f join handover as h on h.id = f.handover_id where h.number = $1',
        [number],
      )
    ).rows
  await expect.poll(noticed, { timeout: 10_000 }).toEqual([{ reason: 'delayed' }])
})

test('a message that is queued wakes it: nobody waits for its rhythm', async () => {
  start(kvittens.transport)
  await expect.poll(listeners).toBe(1)
  const waits: number[] = []
  for (let round = 0; round < 5; round++) {
    // It has just found nothing, and rests for a second.
    await sleep(100)
    // The notice to the user's own address is due at once.
    await kvittens.reset(await kvittens.addUser({}))
    const before = Date.now()
    await expect.poll(() => kvittens.sink.take().length, { interval: 5 }).toBe(1)
    waits.push(Date.now() - before)
  }
  expect(Math.min(...waits)).toBeLessThan(400)
})

test('without the wake-up connection its own rhythm goes on', async () => {
  start(kvittens.transport)
  await expect.poll(listeners).toBe(1)
  await kvittens.pool.query(`select pg_terminate_backend(pid) ${LISTENING}`)
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  await expect.poll(() => kvittens.kinds(number), { timeout: 10_000 }).toContain('accepted')
})

test('two workers send each message once', async () => {
  start(kvittens.transport)
  start(kvittens.transportTo(kvittens.sink.port))
  const resets = Array.from({ length: 20 }, async () => kvittens.reset(await kvittens.addUser()))
  await Promise.all(resets)
  kvittens.advance(11_000)
  await expect.poll(() => kvittens.sink.mails.length, { timeout: 10_000 }).toBe(20)
  await stopAll()
  const ids = kvittens.sink.mails.map(({ messageId }) => messageId)
  expect([ids.length, new Set(ids).size]).toEqual([20, 20])
})

test('stopping waits for the message that is under way, and leaves nothing leased', async () => {
  let arrived = false
  let release = (): void => undefined
  const port = await startSmtpServer({
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => {
        arrived = true
        release = () => done()
      })
    },
  })
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  start(kvittens.transportTo(port))
  await expect.poll(() => arrived, { timeout: 10_000 }).toBe(true)
  let stopped = false
  const stopping = stopAll().then(() => (stopped = true))
  await sleep(50)
  expect(stopped).toBe(false)
  release()
  await stopping
  expect(await kvittens.kinds(number)).toEqual(['queued', 'accepted'])
  const { rows } = await kvittens.pool.query('select from delivery where leased_until is not null')
  expect(rows).toHaveLength(0)
})

test('it tells that each of its jobs runs, which has a name for people, and says goodbye', async () => {
  const jobs = async () =>
    (await kvittens.pool.query('select job, last_success_at, reason from job_run order by job'))
      .rows
  start(kvittens.transport)
  await expect
    .poll(async () => (await jobs()).map(({ job }) => job), { timeout: 10_000 })
    .toEqual(expect.arrayContaining(['clock', 'mail', 'silence', 'tidy']))
  for (const { job, ...ran } of await jobs()) {
    expect(ran, job).toEqual({ last_success_at: kvittens.clock.now, reason: null })
    expect(Object.keys(english), 'for Home').toContain(`health.job.${job}`)
  }
  await stopAll()
  expect(await jobs()).toEqual([])
})

test('a job whose rounds fail tells so', async () => {
  await kvittens.pool.query('alter table session rename to lost')
  start(kvittens.transport)
  const failing = async () =>
    (await kvittens.pool.query('select job, reason from job_run where failing_since is not null'))
      .rows
  await expect.poll(failing, { timeout: 10_000 }).toEqual([{ job: 'tidy', reason: 'database' }])
  await kvittens.pool.query('alter table lost rename to session')
})

test('without a transport it says so, and a worker that has one goes on', async () => {
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  start()
  await expect
    .poll(async () => (await kvittens.mail()).reason, { timeout: 10_000 })
    .toBe('notConfigured')
  await stopAll()
  start(kvittens.transport)
  await expect.poll(() => kvittens.kinds(number), { timeout: 10_000 }).toContain('accepted')
  expect(await kvittens.mail()).toMatchObject({ state: 'ready', waiting: 0 })
})

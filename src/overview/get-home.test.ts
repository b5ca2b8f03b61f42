import { expect, test } from 'vitest'
import { handOver } from '../../test/flows.ts'
import { startTestApp } from '../../test/test-app.ts'
import { pauseTransport } from '../deliveries/transport-queries.ts'
import type { Home } from './contract.ts'
import { saveJobRuns } from './job-run-queries.ts'

test('Home counts what needs somebody, and ticks off the first steps', async () => {
  const fresh = await startTestApp()
  const { client } = await fresh.signedIn(['GlobalAdministrator'])
  const home = async () => (await client.get('/api/home')).json<Home>()
  const done = ({ checklist }: Home) =>
    checklist.filter((step) => step.done).map(({ item }) => item)
  expect(await home()).toMatchObject({
    needsYou: 0,
    waiting: 0,
    expiringWithin24Hours: 0,
    failed: 0,
    lockedUsers: 0,
    latest: [],
    health: { mail: { state: 'ready', reason: null, waiting: 0 } },
  })
  expect(done(await home())).toEqual(['organisation', 'mail'])

  const ann = await fresh.addUser()
  expect(done(await home())).toEqual(['organisation', 'mail', 'users'])
  await fresh.signedIn(['PasswordAdministrator'])
  expect(done(await home())).toEqual(['organisation', 'mail', 'users', 'operators'])

  await client.post(`/api/users/${ann.id}/reset-password`, {
    way: 'revealLink',
    recipient: ann.otherMail,
    lifetime: '3d',
  })
  await pauseTransport(fresh.db, '', {
    reason: 'serverUnreachable',
    serverAnswer: null,
    now: fresh.clock.now,
    retryAt: null,
  })
  for (let tries = 0; tries < 10; tries++)
    await fresh
      .anonymous()
      .submit('/sign-in', { userName: ann.userPrincipalName, password: `wrong ${tries}` })
  const busy = await home()
  expect(busy).toMatchObject({
    waiting: 1,
    expiringWithin24Hours: 0,
    lockedUsers: 1,
    health: { mail: { state: 'paused', reason: 'serverUnreachable', waiting: 2 } },
  })
  expect(done(busy)).toEqual(['organisation', 'users', 'operators', 'firstReset'])
  await fresh.stop()
})

test('Home shows what needs somebody, the urgent first; if nothing does, the newest', async () => {
  const kvittens = await startTestApp()
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const latest = async () =>
    (await client.get('/api/home')).json<Home>().latest.map(({ number }) => number)
  const made = []
  for (let index = 0; index < 7; index++) made.push(await handOver(kvittens, { operator: client }))
  const newest = made.map(({ number }) => number).toReversed()
  expect(await latest()).toEqual(newest.slice(0, 5))

  const [first, second] = made
  if (first === undefined || second === undefined) throw new Error('Nothing was handed over.')
  const dispute = { answer: second.user.userPrincipalName }
  await kvittens.anonymous().submit(`${second.link}/dispute`, dispute)
  kvittens.advance(60_000)
  await kvittens.anonymous().submit(`${first.link}/again`, { answer: first.user.userPrincipalName })
  await kvittens.anonymous().get(first.link)
  await client.post(`/api/handovers/${first.number}/withdraw`, {})
  await kvittens.anonymous().submit(`${first.link}/again`, { answer: first.user.userPrincipalName })
  expect(await latest()).toEqual([second.number, first.number])
  expect((await client.get('/api/home')).json<Home>()).toMatchObject({ needsYou: 2, waiting: 5 })
  await kvittens.stop()
})

test('health is for all who read; what a fault is in particular for those who may read the settings', async () => {
  const kvittens = await startTestApp()
  const { client: reader } = await kvittens.signedIn(['GlobalReader'])
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  const health = async (client: typeof reader) =>
    (await client.get('/api/home')).json<Home>().health
  expect((await health(reader)).worker).toEqual({
    state: 'silent',
    workers: 0,
    lastSeenAt: null,
    jobs: [],
  })
  const now = kvittens.clock.now
  const run = { worker: 'a', everySeconds: 1, seenAt: now, lastSuccessAt: now }
  const fails = { failingSince: now, reason: 'database' as const }
  const runs = [
    { ...run, job: 'mail', failingSince: null, reason: null },
    { ...run, job: 'tidy', ...fails },
  ]
  await saveJobRuns(kvittens.db, runs, now)
  await saveJobRuns(kvittens.db, runs, now)
  expect(await health(reader)).toMatchObject({
    worker: {
      state: 'failing',
      workers: 1,
      jobs: [
        { job: 'mail', state: 'ok', reason: null },
        { job: 'tidy', state: 'failing', reason: 'database' },
      ],
    },
    reports: { lastAt: null, refused: 0 },
  })
  expect(await health(operator)).toMatchObject({
    worker: { state: 'failing', jobs: null },
    reports: { refused: null },
  })
  kvittens.advance(5 * 60_000)
  expect((await health(reader)).worker).toMatchObject({ state: 'silent', workers: 0 })
  kvittens.advance(25 * 3_600_000)
  await saveJobRuns(
    kvittens.db,
    [
      {
        ...run,
        worker: 'b',
        job: 'mail',
        failingSince: null,
        reason: null,
        seenAt: kvittens.clock.now,
      },
    ],
    kvittens.clock.now,
  )
  const { rows } = await kvittens.pool.query('select worker from job_run')
  expect(rows).toEqual([{ worker: 'b' }])
  await kvittens.stop()
})

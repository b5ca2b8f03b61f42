import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobThatIs, planned, resetOf, start } from '../../test/jobs.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { tidyJobs } from './running/gather-queries.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const PASSWORD = 'vinter kommer alltid tillbaka'
const operator = async () => await kvittens.signedIn(['PasswordAdministrator'])

test('a plan is a dry run: it says what would happen to whom, and nothing happens', async () => {
  const { client, user: me } = await operator()
  const [reachable, unreachable, mighty] = [
    await kvittens.addUser(),
    await kvittens.addUser({ otherMail: null }),
    await kvittens.addUser({ roles: ['GlobalAdministrator'] }),
  ]
  const ids = [reachable.id, unreachable.id, mighty.id, me.id]
  const number = await planned(kvittens, client, resetOf(ids))

  const job = (await client.get(`/api/jobs/${number}`)).json()
  expect(job).toMatchObject({ state: 'draft', kind: 'reset', mine: true })
  expect(job.counts).toMatchObject({ planned: 1, leftOut: 3, done: 0 })
  const rows = (await client.get(`/api/jobs/${number}/rows`)).json().value
  expect(rows.map(({ state, reason, way }: never) => [state, reason, way])).toEqual([
    ['planned', null, 'revealLink'],
    ['leftOut', 'no-address', null],
    ['leftOut', 'role-above-yours', null],
    ['leftOut', 'yourself', null],
  ])
  expect(rows[0].recipient).not.toContain(reachable.otherMail)
  await kvittens.runJobs()
  const { rowCount } = await kvittens.pool.query('select 1 from handover where user_id = any($1)', [
    ids,
  ])
  expect(rowCount).toBe(0)
})

test('a job that was started gives each user one hand-over of its own, and ends', async () => {
  const { client } = await operator()
  const users = await Promise.all(Array.from({ length: 60 }, () => kvittens.addUser()))
  const number = await planned(kvittens, client, resetOf(users.map(({ id }) => id)))
  await kvittens.changeSettings({ bulkPolicy: { confirmAbove: 60, approveAbove: null } })
  expect((await start(client, number)).json().state).toBe('running')
  await kvittens.runJobs()

  const job = (await client.get(`/api/jobs/${number}`)).json()
  expect(job).toMatchObject({ state: 'done', counts: { done: 60, planned: 0, failed: 0 } })
  const { rows } = await kvittens.pool.query(
    `select user_id, operator_name, job_id is not null as of_job from handover where user_id = any($1)`,
    [users.map(({ id }) => id)],
  )
  expect(new Set(rows.map(({ user_id: id }) => id)).size).toBe(60)
  expect(rows).toHaveLength(60)
  expect(rows.every((row) => row.of_job && row.operator_name === 'Per Öberg')).toBe(true)
  const { rows: noted } = await kvittens.pool.query(
    `select detail from audit_event where action = 'user.passwordReset' and (detail->>'job')::int = $1`,
    [number],
  )
  expect(noted).toHaveLength(60)
})

test('S13: a row that breaks a rule fails alone, and has another turn when it is tried again', async () => {
  const { client } = await operator()
  const number = await jobThatIs(kvittens, client, 'failed')
  const job = (await client.get(`/api/jobs/${number}`)).json()
  expect(job).toMatchObject({ state: 'done', counts: { done: 1, failed: 1 } })
  const [failed] = (await client.get(`/api/jobs/${number}/rows?state=failed`)).json().value
  expect(failed.reason).toBe('user-deleted')

  await kvittens.pool.query('update user_account set deleted_at = null where id = $1', [
    failed.userId,
  ])
  expect((await client.post(`/api/jobs/${number}/retry`)).json().state).toBe('running')
  await kvittens.runJobs()
  const after = (await client.get(`/api/jobs/${number}`)).json()
  expect(after).toMatchObject({ state: 'done', counts: { done: 2, failed: 0 } })
})

test('whoever starts names the count that they read', async () => {
  const { client } = await operator()
  const number = await jobThatIs(kvittens, client, 'draft')
  const refused = await client.post(`/api/jobs/${number}/start`, { count: 3 })
  expect(refused.statusCode).toBe(409)
  expect(refused.json().type).toBe('urn:kvittens:problem:job-count-changed')
})

test('above a threshold only somebody who has just proved who they are starts it', async () => {
  const password = PASSWORD
  const { client } = await kvittens.signedIn(['PasswordAdministrator'], { password })
  const number = await jobThatIs(kvittens, client, 'draft')
  await kvittens.changeSettings({ bulkPolicy: { confirmAbove: 1, approveAbove: null } })
  kvittens.advance(16 * 60_000)
  const refused = await start(client, number)
  expect(refused.statusCode).toBe(403)
  expect(refused.json().type).toBe('urn:kvittens:problem:fresh-sign-in-required')
  const wrong = await client.post('/api/me/confirm-password', { password: 'a wrong guess' })
  expect(wrong.json().type).toBe('urn:kvittens:problem:current-password-wrong')
  const before = client.cookies.get('__Host-kvittens-session')
  expect((await client.post('/api/me/confirm-password', { password })).statusCode).toBe(204)
  expect(client.cookies.get('__Host-kvittens-session')).not.toBe(before)
  expect((await start(client, number)).statusCode).toBe(200)
  await kvittens.changeSettings({ bulkPolicy: { confirmAbove: 40, approveAbove: null } })
})

test('above another a second operator approves, who is not the first and has just proved who they are', async () => {
  const { client } = await operator()
  const { client: second } = await kvittens.signedIn(['PasswordAdministrator'], {
    password: PASSWORD,
  })
  const { client: reader } = await kvittens.signedIn(['GlobalReader'])
  const number = await jobThatIs(kvittens, client, 'awaitingApproval')
  await kvittens.runJobs()
  expect((await client.get(`/api/jobs/${number}`)).json().counts.planned).toBe(2)
  expect((await client.post(`/api/jobs/${number}/approve`)).statusCode).toBe(403)
  expect((await reader.post(`/api/jobs/${number}/approve`)).statusCode).toBe(403)
  kvittens.advance(16 * 60_000)
  const stale = await second.post(`/api/jobs/${number}/approve`)
  expect(stale.json().type).toBe('urn:kvittens:problem:fresh-sign-in-required')
  await second.post('/api/me/confirm-password', { password: PASSWORD })
  const approved = (await second.post(`/api/jobs/${number}/approve`)).json()
  expect(approved).toMatchObject({ state: 'running', approvedBy: 'Per Öberg' })
  expect((await second.post(`/api/jobs/${number}/approve`)).statusCode).toBe(409)
  await kvittens.runJobs()
  expect((await client.get(`/api/jobs/${number}`)).json().counts.done).toBe(2)
})

test('a declined job is a draft again, says who declined, and has another day', async () => {
  const { client } = await operator()
  const { client: second, user } = await kvittens.signedIn(['PasswordAdministrator'], {
    displayName: 'Nils Nej',
  })
  const number = await jobThatIs(kvittens, client, 'awaitingApproval')
  expect((await client.get(`/api/jobs/${number}`)).json().declined).toBeNull()
  await kvittens.pool.query(
    `update job set created_at = created_at - interval '25 hours' where number = $1`,
    [number],
  )
  expect((await second.post(`/api/jobs/${number}/decline`)).json().state).toBe('draft')
  expect((await second.post(`/api/jobs/${number}/decline`)).statusCode).toBe(409)
  const { now } = kvittens.clock
  await tidyJobs(kvittens.db, now)
  expect((await client.get(`/api/jobs/${number}`)).json()).toMatchObject({
    state: 'draft',
    declined: { by: user.displayName, at: now.toISOString() },
  })
  await tidyJobs(kvittens.db, new Date(now.getTime() + 25 * 3_600_000))
  expect((await client.get(`/api/jobs/${number}`)).statusCode).toBe(404)
})

test('a paused job waits, and a cancelled one says who had no turn', async () => {
  const { client } = await operator()
  const number = await jobThatIs(kvittens, client, 'paused')
  await kvittens.runJobs()
  const paused = (await client.get(`/api/jobs/${number}`)).json()
  expect(paused).toMatchObject({ state: 'paused', pauseReason: 'operator', counts: { planned: 2 } })
  const cancelled = (await client.post(`/api/jobs/${number}/cancel`)).json()
  expect(cancelled).toMatchObject({ state: 'cancelled', counts: { cancelled: 2, planned: 0 } })
  expect((await client.post(`/api/jobs/${number}/resume`)).statusCode).toBe(409)
})

test('S17: a job whose operator lost the right pauses, and somebody who has it goes on in their own name', async () => {
  const { client, user } = await operator()
  const { client: other, user: successor } = await kvittens.signedIn(['UserAdministrator'], {
    displayName: 'Ulla Ung',
  })
  const number = await jobThatIs(kvittens, client, 'running')
  await kvittens.pool.query('delete from role_assignment where user_id = $1', [user.id])
  await kvittens.runJobs()
  const stuck = (await other.get(`/api/jobs/${number}`)).json()
  expect(stuck).toMatchObject({ state: 'paused', pauseReason: 'operatorUnable' })
  expect((await client.post(`/api/jobs/${number}/resume`)).statusCode).toBe(403)
  const resumed = (await other.post(`/api/jobs/${number}/resume`)).json()
  expect(resumed).toMatchObject({ state: 'running', operator: { id: successor.id } })
  await kvittens.runJobs()
  const { rows } = await kvittens.pool.query(
    `select h.operator_name from handover as h join job on job.id = h.job_id where job.number = $1`,
    [number],
  )
  expect(rows).toEqual([{ operator_name: 'Ulla Ung' }, { operator_name: 'Ulla Ung' }])
})

test('who may not do the work may read the plan, and no more', async () => {
  const { client } = await operator()
  const { client: reader } = await kvittens.signedIn(['DirectoryReaders'])
  const number = await jobThatIs(kvittens, client, 'draft')
  expect((await reader.get(`/api/jobs/${number}`)).json().abilities.start).toEqual({
    allowed: false,
    reason: 'no-ability',
  })
  expect((await start(reader, number)).statusCode).toBe(403)
  const { id } = await kvittens.addUser()
  expect((await reader.post('/api/bulk', resetOf([id]))).statusCode).toBe(403)
  expect((await client.get('/api/jobs/999999')).statusCode).toBe(404)
})

test('S9: the report names every row and no secret, and is safe to open', async () => {
  const { client } = await operator()
  const named = await kvittens.addUser({ displayName: '=1+1' })
  const number = await planned(kvittens, client, resetOf([named.id]))
  await start(client, number)
  await kvittens.runJobs()
  const report = (await client.get(`/api/jobs/${number}/report.csv`)).body
  expect(report).toContain("'=1+1")
  expect(report).toContain('K-')
  expect(report).not.toContain(named.otherMail)
})

test('a draft that nobody started is dropped after a day', async () => {
  const { client } = await operator()
  const number = await jobThatIs(kvittens, client, 'draft')
  await tidyJobs(kvittens.db, new Date(kvittens.clock.now.getTime() + 25 * 3_600_000))
  expect((await client.get(`/api/jobs/${number}`)).statusCode).toBe(404)
})

test('S19: global administrators are told once of a job that hands over on paper', async () => {
  const { client } = await operator()
  const { user: administrator } = await kvittens.signedIn(['GlobalAdministrator'])
  const users = [
    await kvittens.addUser({ otherMail: null }),
    await kvittens.addUser({ otherMail: null }),
  ]
  await kvittens.deliver()
  const number = await planned(
    kvittens,
    client,
    resetOf(
      users.map(({ id }) => id),
      { withoutAddress: 'letter', verification: 'manager' },
    ),
  )
  await start(client, number)
  await kvittens.runJobs()
  expect((await client.get(`/api/jobs/${number}`)).json().counts.done).toBe(2)
  const mails = (await kvittens.deliver()).filter(
    ({ to }) => to === administrator.userPrincipalName,
  )
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain(`/jobs/${number}`)
})

test('S22: owners are told of a reset by a job too, when its links leave', async () => {
  const { client } = await operator()
  const user = await kvittens.addUser()
  const number = await planned(kvittens, client, resetOf([user.id]))
  await start(client, number)
  await kvittens.runJobs()
  const toUser = async () =>
    (await kvittens.deliver())
      .map(({ to }) => to)
      .filter((to) => to.startsWith(user.userPrincipalName.split('@')[0] ?? ''))
  expect(await toUser()).toEqual([])
  kvittens.advance(11_000)
  expect((await toUser()).toSorted()).toEqual([user.otherMail, user.userPrincipalName].toSorted())
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobThatIs, planned, resetOf, start } from '../../test/jobs.ts'
import { auditHead, auditSince, rowsOf } from '../../test/flows.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { resetKind } from '../bulk/resets/reset-kind.ts'
import type { JobKind } from './job-kind.ts'
import { gathering } from './running/gather-job.ts'
import { cancelForgotten } from './running/stop-jobs.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const DAY_MS = 86_400_000
const operator = async () => await kvittens.signedIn(['PasswordAdministrator'])
const bulkPolicy = async (confirmAbove: number, approveAbove: number | null) =>
  await kvittens.changeSettings({ bulkPolicy: { confirmAbove, approveAbove } })

test.each(['paused', 'failed'] as const)(
  'a large job that is %s goes on only for somebody who has just proved who they are',
  async (standing) => {
    const { client } = await operator()
    const number = await jobThatIs(kvittens, client, standing)
    const command = standing === 'paused' ? 'resume' : 'retry'
    await bulkPolicy(0, null)
    kvittens.advance(16 * 60_000)
    const refused = await client.post(`/api/jobs/${number}/${command}`)
    expect(refused.json().type).toBe('urn:kvittens:problem:fresh-sign-in-required')
    const { client: fresh } = await operator()
    const resumed = await fresh.post(`/api/jobs/${number}/${command}`)
    expect(resumed.json()).toMatchObject({ state: 'running', mine: true })
    await bulkPolicy(40, null)
  },
)

test('whoever approved a job never runs it as well', async () => {
  const { client } = await operator()
  const number = await jobThatIs(kvittens, client, 'awaitingApproval')
  const { client: second } = await operator()
  expect((await second.post(`/api/jobs/${number}/approve`)).statusCode).toBe(200)
  await client.post(`/api/jobs/${number}/pause`)
  const refused = await second.post(`/api/jobs/${number}/resume`)
  expect(refused.json().type).toBe('urn:kvittens:problem:job-approver-cannot-run')
  expect((await client.post(`/api/jobs/${number}/resume`)).statusCode).toBe(200)
})

test('S19: administrators are told anew when a job with letters goes on under another name', async () => {
  const admin = await kvittens.addUser({ roles: ['GlobalAdministrator'] })
  const { client } = await operator()
  const user = await kvittens.addUser({ otherMail: null })
  const letters = { withoutAddress: 'letter', verification: 'inPerson' }
  const number = await planned(kvittens, client, resetOf([user.id], letters))
  await start(client, number)
  await client.post(`/api/jobs/${number}/pause`)
  const told = async () =>
    await rowsOf(kvittens, `select 1 from delivery where kind = 'jobAlert' and user_id = $1`, [
      admin.id,
    ])
  expect(await told()).toHaveLength(1)
  await client.post(`/api/jobs/${number}/resume`)
  expect(await told()).toHaveLength(1)
  await client.post(`/api/jobs/${number}/pause`)
  const { client: other } = await operator()
  await other.post(`/api/jobs/${number}/resume`)
  expect(await told()).toHaveLength(2)
})

test('what waits for an approval for a week, or paused for a month, is cancelled and noted', async () => {
  const { client } = await operator()
  const waiting = await jobThatIs(kvittens, client, 'awaitingApproval')
  const paused = await jobThatIs(kvittens, client, 'paused')
  const before = await auditHead(kvittens)
  const job = kvittens.context({ kind: 'job', name: 'clock' })
  const states = async () =>
    (
      await rowsOf(kvittens, 'select state from job where number = any($1) order by number', [
        [waiting, paused],
      ])
    ).map(({ state }) => state)
  kvittens.advance(7 * DAY_MS - 1)
  await cancelForgotten(job)
  expect(await states()).toEqual(['awaitingApproval', 'paused'])
  kvittens.advance(1000)
  await cancelForgotten(job)
  expect(await states()).toEqual(['cancelled', 'paused'])
  kvittens.advance(23 * DAY_MS)
  await cancelForgotten(job)
  expect(await states()).toEqual(['cancelled', 'cancelled'])
  const noted = await auditSince(kvittens, before)
  const mine = noted.filter(({ target_name: name }) =>
    [`#${waiting}`, `#${paused}`].includes(String(name)),
  )
  expect(mine.map(({ action }) => action)).toEqual(['job.cancelled', 'job.cancelled'])
})

test('who may only read users sees neither ways, addresses nor hand-overs of a job, nor its report', async () => {
  const { client } = await operator()
  const user = await kvittens.addUser()
  const number = await planned(
    kvittens,
    client,
    resetOf([user.id], { verificationNote: 'Her voice' }),
  )
  await start(client, number)
  await kvittens.runJobs()
  const rowsFor = async (who: typeof client) =>
    (await who.get(`/api/jobs/${number}/rows`)).json().value[0]
  expect(await rowsFor(client)).toMatchObject({ way: 'revealLink', handover: expect.any(Number) })
  const { client: reader } = await kvittens.signedIn(['DirectoryReaders'])
  expect(await rowsFor(reader)).toMatchObject({ way: null, recipient: null, handover: null })
  expect((await reader.get(`/api/jobs/${number}/report.csv`)).statusCode).toBe(403)
  for (const who of [client, reader])
    expect((await who.get(`/api/jobs/${number}`)).body).not.toContain('Her voice')
})

test('a plan that fails for ten minutes is cancelled and noted; one that fails for a moment is not', async () => {
  const { client } = await operator()
  const user = await kvittens.addUser()
  const { number } = (await client.post('/api/bulk', resetOf([user.id]))).json()
  const before = await auditHead(kvittens)
  const broken: JobKind = {
    ...resetKind,
    async *gather() {
      yield await Promise.reject(new Error('A fault of ours.'))
    },
  }
  const services = kvittens.context({ kind: 'job', name: 'jobs' })
  const next = gathering(services, [broken], randomUUID())
  const gather = async () => {
    kvittens.advance(60_000)
    return await next()
  }
  for (let minute = 0; minute < 10; minute++)
    await expect(gather()).rejects.toThrow('A fault of ours.')
  const state = async () => (await client.get(`/api/jobs/${number}`)).json().state
  expect(await state()).toBe('gathering')
  expect(await gather()).toBe(true)
  expect(await state()).toBe('cancelled')
  expect(await auditSince(kvittens, before)).toMatchObject([
    { action: 'job.cancelled', detail: { reason: 'notPlanned' } },
  ])
})

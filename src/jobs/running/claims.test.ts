import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobThatIs, resetOf } from '../../../test/jobs.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { claimRows, renewClaim } from './claim-queries.ts'

const LEASE_MS = 10_000

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const lease = (by: string) => ({
  by,
  until: new Date(kvittens.clock.now.getTime() + LEASE_MS),
})

test('rows are held for as long as whoever prepares them renews the claim, and no longer', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const number = await jobThatIs(kvittens, client, 'running')
  const { rows } = await kvittens.pool.query('select id from job where number = $1', [number])
  const id = String(rows[0].id)
  const claim = async (by: string) =>
    (
      await claimRows(kvittens.db, id, lease(by), { after: 0, limit: 50, now: kvittens.clock.now })
    ).map(({ ordinal }) => ordinal)
  const [first, other] = [randomUUID(), randomUUID()]
  const ordinals = await claim(first)
  expect(ordinals).toHaveLength(2)
  kvittens.advance(LEASE_MS - 1)
  await renewClaim(kvittens.db, id, lease(first), ordinals)
  kvittens.advance(LEASE_MS - 1)
  expect(await claim(other)).toEqual([])
  kvittens.advance(1)
  expect(await claim(other)).toEqual(ordinals)
  // Whose they were can't have them back.
  await renewClaim(kvittens.db, id, lease(first), ordinals)
  kvittens.advance(LEASE_MS)
  expect(await claim(first)).toEqual(ordinals)
})

test('half a character in a filter is a bad request, not a fault of ours', async () => {
  const { client } = await kvittens.signedIn(['UserAdministrator'])
  const answer = await client.request({
    method: 'POST',
    url: '/api/bulk',
    headers: { 'content-type': 'application/json' },
    payload: '{"kind":"delete","selection":{"query":{"search":"\\ud800"}}}',
  })
  expect(answer.statusCode, answer.body).toBe(400)
})

test('a filter that nobody knows selects nobody, rather than everybody', async () => {
  const { client } = await kvittens.signedIn(['UserAdministrator'])
  const unknown = await client.post('/api/bulk', {
    kind: 'delete',
    selection: { query: { departement: '9A' } },
  })
  expect(unknown.statusCode).toBe(400)
  const known = await client.post('/api/bulk', {
    ...resetOf([]),
    selection: { query: { department: '9A', sort: 'created' } },
  })
  expect(known.statusCode).toBe(202)
})

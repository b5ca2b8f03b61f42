import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planned, resetOf, start } from '../../../test/jobs.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'

let kvittens: TestApp
let client: TestClient
let me: string
beforeAll(async () => {
  kvittens = await startTestApp()
  const signedIn = await kvittens.signedIn(['GlobalAdministrator'])
  client = signedIn.client
  me = signedIn.user.id
})
afterAll(() => kvittens.stop())

async function run(body: object) {
  const number = await planned(kvittens, client, body)
  await start(client, number)
  await kvittens.runJobs()
  return (await client.get(`/api/jobs/${number}`)).json()
}

async function outcomes(number: number): Promise<[string, string, string | null][]> {
  const rows = (await client.get(`/api/jobs/${number}/rows`)).json().value
  return rows.map((row: never) => [row['name'], row['state'], row['reason']])
}

async function two() {
  return [
    await kvittens.addUser({ displayName: 'Ett', password: 'ett langt losenord' }),
    await kvittens.addUser({ displayName: 'Två', password: 'ett annat losenord' }),
  ] as const
}

test('S21, S26: many are blocked, with their sessions and open hand-overs, and unblocked again', async () => {
  const [one, other] = await two()
  const reset = { way: 'revealLink', recipient: one.otherMail }
  await client.post(`/api/users/${one.id}/reset-password`, reset)
  const selection = { ids: [one.id, other.id, me] }
  const blocked = await run({ kind: 'block', selection })
  expect(blocked).toMatchObject({ state: 'done', counts: { done: 2, leftOut: 1, failed: 0 } })
  expect(await outcomes(blocked.number)).toContainEqual(['Per Öberg', 'leftOut', 'yourself'])
  const { rows } = await kvittens.pool.query(
    `select account_enabled as enabled, (select count(*)::int from handover h where h.user_id = u.id and h.open) as open
     from user_account u where id = any($1)`,
    [[one.id, other.id]],
  )
  expect(rows).toEqual([
    { enabled: false, open: 0 },
    { enabled: false, open: 0 },
  ])
  expect(await run({ kind: 'unblock', selection })).toMatchObject({ counts: { done: 2 } })
})

test('many are deleted and restored, each with a new password handed over', async () => {
  const [one, other] = await two()
  const selection = { ids: [one.id, other.id] }
  expect(await run({ kind: 'delete', selection })).toMatchObject({ counts: { done: 2 } })
  const { handover } = resetOf([])
  const restored = await run({ kind: 'restore', selection, handover })
  expect(restored).toMatchObject({ counts: { done: 2 } })
  const { rows } = await kvittens.pool.query(
    `select count(*)::int as handovers from handover where user_id = any($1) and open and job_id is not null`,
    [[one.id, other.id]],
  )
  expect(rows).toEqual([{ handovers: 2 }])
})

test('a role is given to many and taken from those who hold it', async () => {
  const [one, other] = await two()
  const selection = { ids: [one.id, other.id] }
  const role = 'HelpdeskAdministrator'
  expect(await run({ kind: 'assignRole', selection, role })).toMatchObject({ counts: { done: 2 } })
  const third = await kvittens.addUser({ displayName: 'Tre' })
  const removed = await run({
    kind: 'removeRole',
    selection: { ids: [one.id, other.id, third.id] },
    role,
  })
  expect(removed).toMatchObject({ counts: { done: 2, leftOut: 1 } })
  expect(await outcomes(removed.number)).toContainEqual(['Tre', 'leftOut', 'role-not-held'])
  const unknown = await client.post('/api/bulk', { kind: 'assignRole', selection, role: 'King' })
  expect(unknown.statusCode).toBe(404)
})

test('many are signed out everywhere', async () => {
  const { user } = await kvittens.signedIn(['HelpdeskAdministrator'])
  expect(await run({ kind: 'signOut', selection: { ids: [user.id] } })).toMatchObject({
    counts: { done: 1 },
  })
  const { rowCount } = await kvittens.pool.query('select 1 from session where user_id = $1', [
    user.id,
  ])
  expect(rowCount).toBe(0)
})

describe('what the roles forbid', () => {
  test('S17: whoever goes on with a job of somebody who was shut out can do with it what they could do themselves', async () => {
    const { client: second, user } = await kvittens.signedIn(['GlobalAdministrator'])
    const plain = await kvittens.addUser()
    const number = await planned(kvittens, second, {
      kind: 'delete',
      selection: { ids: [me, plain.id] },
    })
    await start(second, number)
    // Before its first row has its turn.
    await kvittens.pool.query('update user_account set account_enabled = false where id = $1', [
      user.id,
    ])
    await kvittens.runJobs()
    const job = (await client.get(`/api/jobs/${number}`)).json()
    expect(job).toMatchObject({ state: 'paused', pauseReason: 'operatorUnable' })
    const resumed = await client.post(`/api/jobs/${number}/resume`)
    expect(resumed.statusCode).toBe(200)
    await kvittens.runJobs()
    const after = (await client.get(`/api/jobs/${number}`)).json()
    expect(after.counts).toMatchObject({ done: 1, failed: 1 })
  })

  test('all that match a filter are those whom it matches when the rows are gathered', async () => {
    for (const name of ['Frida Filtersson', 'Folke Filtersson'])
      await kvittens.addUser({ displayName: name })
    const job = await run({ kind: 'block', selection: { query: { search: 'Filtersson' } } })
    expect(job.counts).toMatchObject({ done: 2, leftOut: 0 })
  })
})

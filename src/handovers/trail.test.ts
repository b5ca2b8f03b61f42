import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  auditHead,
  expectNone,
  handOver,
  OTHER_PASSWORD,
  OWN_PASSWORD,
  rowsOf,
  signIn,
} from '../../test/flows.ts'
import { passwordIn } from '../../test/page-parts.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { TestClient } from '../../test/test-client.ts'
import type { AuditTrail } from '../audit/contract.ts'
import { verifyChain } from '../audit/verify-chain.ts'

let kvittens: TestApp
let reader: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  reader = (await kvittens.signedIn(['ReportsReader'])).client
})
afterAll(() => kvittens.stop())

async function trailOf(number: number): Promise<AuditTrail> {
  const answer = await reader.get(`/api/handovers/${number}/audit`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

const actions = ({ value }: AuditTrail) => value.map(({ action }) => action)

test('the log of a hand-over is all that happened to it, in order, from the reset to the receipt', async () => {
  const { number, user, link } = await handOver(kvittens)
  await kvittens.anonymous().submit(link, { answer: 'somebody@else.example' })
  const page = await kvittens.anonymous().submit(link, { answer: user.userPrincipalName })
  const password = passwordIn(page.body)
  const { client } = await signIn(kvittens, user.userPrincipalName, password)
  const chosen = { password: OWN_PASSWORD, repeat: OWN_PASSWORD }
  await client.submit('/change-password', chosen)
  // Of the same person, and of no concern to the hand-over.
  await signIn(kvittens, user.userPrincipalName, OWN_PASSWORD)

  const trail = await trailOf(number)
  expect(actions(trail)).toEqual([
    'user.passwordReset',
    'handover.answerRefused',
    'handover.revealed',
    'user.signedIn',
    'user.passwordChanged',
  ])
  expect(trail.more).toBe(false)
  expect(trail.value[0]).toMatchObject({ actorKind: 'user', actorName: 'Per Öberg' })
  expect(trail.value[1]).toMatchObject({ outcome: 'refused' })
  expectNone(JSON.stringify(trail), { password, token: link.slice(3), OWN_PASSWORD }, 'the log')
})

test('S32: the seals that it gives, and the head, stand in the chain; a forged one does not', async () => {
  const { number } = await handOver(kvittens)
  const { value, head } = await trailOf(number)
  const stored = await rowsOf(
    kvittens,
    `select encode(mac, 'hex') as mac from audit_event where sequence = $1`,
    [value[0]?.sequence],
  )
  expect(stored).toEqual([{ mac: value[0]?.mac }])
  expect(head.sequence).toBe(await auditHead(kvittens))
  expect(head.readAt).toBe(kvittens.clock.now.toISOString())
  expect((await verifyChain(kvittens.services, [...value, head])).intact).toBe(true)
  const half = value.map(({ sequence, mac }) => ({ sequence, mac: mac.slice(0, 32) }))
  expect((await verifyChain(kvittens.services, half)).intact).toBe(true)
  const forged = { sequence: head.sequence, mac: '0'.repeat(64) }
  expect(await verifyChain(kvittens.services, [...value, head, forged])).toMatchObject({
    intact: false,
    firstBroken: { sequence: head.sequence, problem: 'kept-head-missing' },
  })
})

test('the reset that replaces a hand-over is the end of its log, and the beginning of the next', async () => {
  const { number, user, operator } = await handOver(kvittens)
  const again = await handOver(kvittens, { user, operator })
  const third = await handOver(kvittens, { user, operator })
  await operator.post(`/api/handovers/${third.number}/withdraw`, {})
  const first = await trailOf(number)
  expect(actions(first)).toEqual(['user.passwordReset', 'user.passwordReset'])
  expect(first.value[1]).toEqual((await trailOf(again.number)).value[0])
  expect(actions(await trailOf(third.number))).toEqual(['user.passwordReset', 'handover.withdrawn'])
})

test('an event about the hand-over itself belongs to it, and a long log says that there is more', async () => {
  const { number } = await handOver(kvittens)
  const [row] = await rowsOf(kvittens, 'select id from handover where number = $1', [number])
  await kvittens.pool.query(
    `insert into audit_event (sequence, occurred_at, actor_kind, action, outcome, target_id, detail, mac)
     select 1000000 + n, $2, 'job', 'handover.erased', 'success', $1, '{}', decode(repeat('00', 32), 'hex')
     from generate_series(1, 200) as n`,
    [row?.['id'], kvittens.clock.now],
  )
  const trail = await trailOf(number)
  expect(trail.value).toHaveLength(200)
  expect(trail.more).toBe(true)
  expect(trail.value.at(-1)?.sequence).toBe(1_000_200)
})

test('who may not read the audit log sees the hand-over without it; an unknown number is told', async () => {
  const { number, operator } = await handOver(kvittens)
  expect((await operator.get(`/api/handovers/${number}`)).statusCode).toBe(200)
  expect((await operator.get(`/api/handovers/${number}/audit`)).statusCode).toBe(403)
  expect((await reader.get('/api/handovers/999999/audit')).statusCode).toBe(404)
  expect((await reader.get('/api/handovers/x/audit')).statusCode).toBe(400)
  const { client } = await kvittens.signedIn([], { password: OTHER_PASSWORD })
  expect((await client.get(`/api/handovers/${number}/audit`)).statusCode).toBe(403)
})

test('it is found by the index of targets, however long the log is', async () => {
  const { rows } = await kvittens.pool.query<Record<string, string>>(
    `explain select sequence from audit_event where target_id in ('a', 'b')
     and occurred_at >= now() and detail ->> 'handover' = 'K-1' order by sequence desc limit 201`,
  )
  expect(JSON.stringify(rows)).toContain('audit_event_by_target')
})

test('an event of a kind that a newer version wrote never breaks the page', async () => {
  const { number, operator } = await handOver(kvittens)
  await kvittens.pool.query(
    `insert into handover_event (handover_id, sequence, kind, at, actor_kind, detail)
     select id, 99, 'teleported', created_at, 'job', '{}' from handover where number = $1`,
    [number],
  )
  const answer = await operator.get(`/api/handovers/${number}`)
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.json().events.at(-1)).toMatchObject({ kind: 'teleported' })
  expect(answer.json().steps).toContainEqual(expect.objectContaining({ kind: 'teleported' }))
  await kvittens.pool.query("delete from handover_event where kind = 'teleported'")
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditHead, auditSince, handOver, isSignedIn, signIn } from '../../test/flows.ts'
import { passwordIn } from '../../test/page-parts.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { TestClient } from '../../test/test-client.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const seen = async ({ operator, number }: { operator: TestClient; number: number }) =>
  (await operator.get(`/api/handovers/${number}`)).json()

async function revealed() {
  const handedOver = await handOver(kvittens)
  const { link, user } = handedOver
  const browser = kvittens.anonymous()
  await browser.get(link)
  const page = await browser.submit(link, { answer: user.userPrincipalName })
  return { ...handedOver, browser, password: passwordIn(page.body) }
}

const TOLD = { verification: 'calledBack', note: 'She has asked nobody for a password.' }

test('an attempt to call is counted with its note, and what is open stays open', async () => {
  const handedOver = await revealed()
  const { operator, number } = handedOver
  const before = await auditHead(kvittens)
  const first = await operator.post(`/api/handovers/${number}/call-attempt`, {
    note: ' Voicemail ',
  })
  expect(first.statusCode, first.body).toBe(200)
  expect(first.json()).toMatchObject({
    state: 'revealed',
    open: true,
    calls: { count: 1 },
    followUp: { reason: 'quickReveal' },
  })
  kvittens.advance(1_800_000)
  const answers = await Promise.all([
    operator.post(`/api/handovers/${number}/call-attempt`, {}),
    operator.post(`/api/handovers/${number}/call-attempt`, {}),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const { calls, events, steps } = await seen(handedOver)
  expect(calls).toEqual({ count: 3, lastAt: kvittens.clock.now.toISOString() })
  const attempts = events.filter(({ kind }: { kind: string }) => kind === 'callAttempted')
  expect(attempts[0]).toMatchObject({ actorName: 'Per Öberg', detail: { note: 'Voicemail' } })
  expect(attempts[1].detail).toEqual({})
  expect(steps.map(({ kind }: { kind: string }) => kind)).not.toContain('callAttempted')
  expect((await auditSince(kvittens, before)).map(({ action }) => action)).toEqual(
    Array(3).fill('handover.callAttempted'),
  )
})

test('nobody is called about what has ended, but about what is still asked for', async () => {
  const handedOver = await handOver(kvittens)
  const { operator, number, link, user } = handedOver
  await operator.post(`/api/handovers/${number}/withdraw`, {})
  const call = () => operator.post(`/api/handovers/${number}/call-attempt`, {})
  expect((await seen(handedOver)).abilities.recordCall).toEqual({
    allowed: false,
    reason: 'already-ended',
  })
  const refused = await call()
  expect(refused.statusCode).toBe(409)
  expect(refused.json().type).toBe('urn:kvittens:problem:handover-ended')
  await kvittens.anonymous().submit(`${link}/again`, { answer: user.userPrincipalName })
  expect((await call()).statusCode).toBe(200)
})

test('who may not work the desk records no call, and what is not there or malformed is refused', async () => {
  const { number, operator } = await handOver(kvittens)
  const { client: reader } = await kvittens.signedIn(['GlobalReader'])
  expect((await reader.post(`/api/handovers/${number}/call-attempt`, {})).statusCode).toBe(403)
  expect(
    (await kvittens.anonymous().post(`/api/handovers/${number}/call-attempt`, {})).statusCode,
  ).toBe(401)
  expect((await operator.post('/api/handovers/999999/call-attempt', {})).statusCode).toBe(404)
  const long = { note: 'x'.repeat(1001) }
  expect((await operator.post(`/api/handovers/${number}/call-attempt`, long)).statusCode).toBe(400)
})

test('S30: what a person disputes on the telephone ends at once: the password, its sessions, its link', async () => {
  const handedOver = await revealed()
  const { operator, number, user, password, link } = handedOver
  const { client: thief } = await signIn(kvittens, user.userPrincipalName, password)
  expect(await isSignedIn(thief)).toBe(true)
  const before = await auditHead(kvittens)
  const answer = await operator.post(`/api/handovers/${number}/dispute`, TOLD)
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.json()).toMatchObject({
    state: 'disputed',
    open: false,
    followUp: { reason: 'disputed', urgent: true },
    abilities: { dispute: { allowed: false, reason: 'already-ended' } },
  })
  expect(await isSignedIn(thief)).toBe(false)
  const again = await kvittens
    .anonymous()
    .submit('/sign-in', { userName: user.userPrincipalName, password })
  expect(again.statusCode).not.toBe(303)
  expect((await kvittens.anonymous().get(link)).statusCode).toBe(410)
  const { events } = await seen(handedOver)
  expect(events.at(-1)).toMatchObject({ kind: 'disputed', actorName: 'Per Öberg', detail: TOLD })
  expect(await auditSince(kvittens, before)).toMatchObject([
    {
      action: 'handover.disputed',
      detail: { verification: 'calledBack', passwordScrambled: true },
    },
    { action: 'user.signInFailed' },
  ])
})

test('of several who dispute at once one does, and a newer password is left alone', async () => {
  const { operator, number, user } = await revealed()
  const answers = await Promise.all(
    Array.from({ length: 3 }, () => operator.post(`/api/handovers/${number}/dispute`, TOLD)),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(2)

  const older = await revealed()
  const newer = await handOver(kvittens, { operator: older.operator, user: older.user })
  expect(
    (await older.operator.post(`/api/handovers/${older.number}/dispute`, TOLD)).statusCode,
  ).toBe(409)
  expect((await seen(newer)).open).toBe(true)
  expect(user.id).not.toBe(older.user.id)
})

test('S17: whoever may not reset somebody disputes nothing for them', async () => {
  const { client: global } = await kvittens.signedIn(['GlobalAdministrator'])
  const user = await kvittens.addUser({ roles: ['UserAdministrator'] })
  const { number } = await handOver(kvittens, { operator: global, user })
  const { client: helpdesk } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const { client: reader } = await kvittens.signedIn(['GlobalReader'])
  for (const client of [helpdesk, reader])
    expect((await client.post(`/api/handovers/${number}/dispute`, TOLD)).statusCode).toBe(403)
  const path = `/api/handovers/${number}/dispute`
  expect((await global.post(path, { note: 'Unverified' })).statusCode).toBe(400)
  expect((await global.post(path, { ...TOLD, verification: 'guessed' })).statusCode).toBe(400)
  expect((await global.post('/api/handovers/999999/dispute', TOLD)).statusCode).toBe(404)
})

test('a receipt says how it was made sure who said so', async () => {
  const handedOver = await revealed()
  const { operator, number } = handedOver
  const body = { how: 'called', note: 'She read the reference.', verification: 'knownVoice' }
  expect((await operator.post(`/api/handovers/${number}/receipt`, body)).statusCode).toBe(200)
  const { events } = await seen(handedOver)
  expect(events.find(({ kind }: { kind: string }) => kind === 'confirmed').detail).toEqual(body)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDemoLink, inviteAdministrator } from '../../src/sign-in/invite-administrator.ts'
import { handOver, OTHER_PASSWORD, OWN_PASSWORD, rowsOf, signIn } from '../flows.ts'
import { passwordIn } from '../page-parts.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The milliseconds from one stored instant to another. */
async function stored(from: string, to: string, table: string, where: string, value: unknown) {
  const [row] = await rowsOf(
    kvittens,
    `select ${from} as a, ${to} as b from ${table} where ${where}`,
    [value],
  )
  return Number(row?.['b']) - Number(row?.['a'])
}

test.each([
  ['24h', DAY_MS],
  ['3d', 3 * DAY_MS],
  ['7d', 7 * DAY_MS],
  [undefined, 3 * DAY_MS],
] as const)(
  'S14: the stored ends of a hand-over for %s are that, and 24 hours more',
  async (lifetime, ms) => {
    const begun = kvittens.clock.now
    const body = { ...(lifetime !== undefined && { lifetime }) }
    const { number, user, operator } = await handOver(kvittens, { body })
    const where = 'number = $1'
    expect(await stored('created_at', 'expires_at', 'handover', where, number)).toBe(ms)
    expect(await stored('expires_at', 'credential_expires_at', 'handover', where, number)).toBe(
      DAY_MS,
    )
    const [handover] = await rowsOf(kvittens, 'select * from handover where number = $1', [number])
    expect(handover?.['created_at']).toEqual(begun)
    const [credential] = await rowsOf(
      kvittens,
      'select * from password_credential where user_id = $1',
      [user.id],
    )
    expect(credential).toMatchObject({
      must_change: true,
      expires_at: handover?.['credential_expires_at'],
    })
    const dispute = await rowsOf(
      kvittens,
      'select expires_at from dispute_link where handover_id = $1',
      [handover?.['id']],
    )
    expect(dispute).toEqual([{ expires_at: new Date(begun.getTime() + 30 * DAY_MS) }])
    const told = (await operator.get(`/api/handovers/${number}`)).json()
    expect(told.expiresAt).toBe(new Date(begun.getTime() + ms).toISOString())
  },
)

test('S14: a message is given up when its link ends, and leaves ten seconds after the reset', async () => {
  const { number } = await handOver(kvittens)
  const [row] = await rowsOf(
    kvittens,
    `select d.due_at, d.give_up_at, h.created_at, h.expires_at from delivery d
     join handover h on h.id = d.handover_id where h.number = $1`,
    [number],
  )
  expect(row?.['give_up_at']).toEqual(row?.['expires_at'])
  expect(Number(row?.['due_at']) - Number(row?.['created_at'])).toBe(10_000)
})

test('S14: an expired link and an expired password are refused even if no job has run', async () => {
  const { link, user } = await handOver(kvittens, { body: { lifetime: '24h' } })
  const answer = user.userPrincipalName
  const early = await kvittens.anonymous().submit(link, { answer })
  const password = passwordIn(early.body)
  const second = await handOver(kvittens, { body: { lifetime: '24h' } })
  kvittens.advance(DAY_MS - 11_000)
  const late = await kvittens
    .anonymous()
    .submit(second.link, { answer: second.user.userPrincipalName })
  expect(late.statusCode).toBe(410)
  await signIn(kvittens, answer, password)
  kvittens.advance(DAY_MS)
  const tooLate = await kvittens.anonymous().submit('/sign-in', { userName: answer, password })
  expect(tooLate.statusCode).toBe(422)
})

test('S14: sessions, invitations, confirmations and cookies end when they are said to', async () => {
  await kvittens.changeSettings({ sessionPolicy: { idleMinutes: 30, absoluteHours: 8 } })
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const browser = kvittens.anonymous()
  const response = await browser.submit('/sign-in', {
    userName: user.userPrincipalName,
    password: OTHER_PASSWORD,
  })
  const now = kvittens.clock.now.getTime()
  const cookie = response.cookies.find(({ name }) => name.endsWith('session'))
  expect(cookie?.expires?.getTime()).toBe(now + 8 * HOUR_MS)
  const of = 'user_id = $1'
  expect(await stored('created_at', 'expires_at', 'session', of, user.id)).toBe(8 * HOUR_MS)
  expect(await stored('created_at', 'idle_expires_at', 'session', of, user.id)).toBe(HOUR_MS / 2)

  await browser.submit('/account/addresses', { address: 'x@home.example', current: OTHER_PASSWORD })
  const [confirmation] = await rowsOf(kvittens, 'select expires_at from address_confirmation')
  expect(confirmation).toEqual({ expires_at: new Date(now + DAY_MS) })

  const command = kvittens.context({ kind: 'command', name: 'test' })
  const path = await inviteAdministrator(command, 'inge.ny@test.example')
  const of2 = 'purpose = $1'
  expect(await stored('created_at', 'expires_at', 'sign_in_link', of2, 'invite')).toBe(HOUR_MS / 4)
  await createDemoLink(command, user.userPrincipalName)
  expect(await stored('created_at', 'expires_at', 'sign_in_link', of2, 'demo')).toBe(12 * HOUR_MS)
  kvittens.advance(HOUR_MS / 4)
  expect((await kvittens.anonymous().get(path)).statusCode).toBe(410)

  // Used now and then it lives on, but never beyond its absolute end.
  for (let minutes = 15; minutes < 8 * 60; minutes += 25) {
    expect((await browser.get('/account')).statusCode).toBe(200)
    kvittens.advance(25 * 60_000)
  }
  expect((await browser.get('/account')).statusCode).toBe(303)
  const idle = await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
  kvittens.advance(30 * 60_000)
  expect((await idle.client.get('/account')).statusCode).toBe(303)
})

async function openOnes(userId: string) {
  return await rowsOf(
    kvittens,
    'select number, state, sealed is not null as secret from handover where user_id = $1 and open',
    [userId],
  )
}

test('S15: a new hand-over ends the older ones: links, secrets, passwords and waiting messages', async () => {
  const first = await handOver(kvittens)
  const { user, operator } = first
  const page = await kvittens.anonymous().submit(first.link, { answer: user.userPrincipalName })
  const oldPassword = passwordIn(page.body)
  // Still waiting when the next comes.
  const waiting = await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'setLink',
    recipient: user.otherMail,
  })
  const third = await handOver(kvittens, { operator, user })
  expect(await openOnes(user.id)).toEqual([
    { number: third.number, state: 'accepted', secret: true },
  ])
  expect(third.mail.text).toContain(third.link)
  const ended = (await operator.get(`/api/handovers/${waiting.json().handover.number}`)).json()
  expect(ended).toMatchObject({ state: 'superseded', supersededBy: third.number })
  expect((await kvittens.anonymous().get(first.link)).statusCode).toBe(410)
  const old = { userName: user.userPrincipalName, password: oldPassword }
  expect((await kvittens.anonymous().submit('/sign-in', old)).statusCode).toBe(422)
  const secrets = await rowsOf(
    kvittens,
    'select 1 from handover where user_id = $1 and number <> $2 and sealed is not null',
    [user.id, third.number],
  )
  expect(secrets).toEqual([])
})

test('S15: signing in ends what is outstanding, and so does setting a password', async () => {
  const reveal = await handOver(kvittens)
  const browser = kvittens.anonymous()
  await browser.get(reveal.link)
  const answer = reveal.user.userPrincipalName
  const page = await browser.submit(reveal.link, { answer })
  await signIn(kvittens, answer, passwordIn(page.body))
  expect(await openOnes(reveal.user.id)).toEqual([])
  expect((await browser.submit(reveal.link, { answer })).statusCode).toBe(410)

  const set = await handOver(kvittens, { body: { way: 'setLink' } })
  const choice = {
    answer: set.user.userPrincipalName,
    password: OWN_PASSWORD,
    repeat: OWN_PASSWORD,
  }
  expect((await kvittens.anonymous().submit(set.link, choice)).statusCode).toBe(200)
  expect(await openOnes(set.user.id)).toEqual([])
  expect((await kvittens.anonymous().submit(set.link, choice)).statusCode).toBe(410)
})

test('S15: an administrator who comes in by invitation ends hand-overs to themselves', async () => {
  const { user, link } = await handOver(kvittens)
  const command = kvittens.context({ kind: 'command', name: 'test' })
  const path = await inviteAdministrator(command, user.userPrincipalName)
  const entered = await kvittens
    .anonymous()
    .submit(path, { password: OWN_PASSWORD, repeat: OWN_PASSWORD })
  expect(entered.statusCode, entered.body).toBe(303)
  expect(await openOnes(user.id)).toEqual([])
  expect((await kvittens.anonymous().get(link)).statusCode).toBe(410)
})

test('S15: a newer invitation ends the older one', async () => {
  const command = kvittens.context({ kind: 'command', name: 'test' })
  const older = await inviteAdministrator(command, 'frida.ny@test.example')
  const newer = await inviteAdministrator(command, 'frida.ny@test.example')
  expect((await kvittens.anonymous().get(older)).statusCode).toBe(410)
  expect((await kvittens.anonymous().get(newer)).statusCode).toBe(200)
})

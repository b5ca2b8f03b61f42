import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver, isSignedIn, OTHER_PASSWORD, OWN_PASSWORD, rowsOf, signIn } from '../flows.ts'
import { linkIn } from '../mail-sink.ts'
import { startTestApp, type TestApp, type TestUser } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'

let kvittens: TestApp
let global: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  ;({ client: global } = await kvittens.signedIn(['GlobalAdministrator']))
})
afterAll(() => kvittens.stop())

/** Somebody with two browsers and an own password. */
async function somebody(): Promise<{ user: TestUser; browsers: TestClient[] }> {
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const first = await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
  const second = await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
  return { user, browsers: [first.client, second.client] }
}

async function expectAllEnded(user: TestUser, browsers: TestClient[]): Promise<void> {
  for (const browser of browsers) expect(await isSignedIn(browser)).toBe(false)
  expect(await rowsOf(kvittens, 'select 1 from session where user_id = $1', [user.id])).toEqual([])
}

test.each(['revealLink', 'setLink'])(
  'S21: a reset by %s ends every session at once',
  async (way) => {
    const { user, browsers } = await somebody()
    await global.post(`/api/users/${user.id}/reset-password`, { way, recipient: user.otherMail })
    await expectAllEnded(user, browsers)
  },
)

test('S21: a block ends every session at once, and unblocking gives none back', async () => {
  const { user, browsers } = await somebody()
  const url = `/api/users/${user.id}`
  await global.request({ method: 'PATCH', url, payload: { accountEnabled: false } })
  await expectAllEnded(user, browsers)
  await global.request({ method: 'PATCH', url, payload: { accountEnabled: true } })
  await expectAllEnded(user, browsers)
})

test('S21: a deletion ends every session at once, and restoring gives neither them nor the password back', async () => {
  const { user, browsers } = await somebody()
  await global.request({ method: 'DELETE', url: `/api/users/${user.id}` })
  await expectAllEnded(user, browsers)
  const restored = await global.post(`/api/users/${user.id}/restore`, {
    way: 'setLink',
    recipient: user.otherMail,
  })
  expect(restored.statusCode, restored.body).toBe(200)
  await expectAllEnded(user, browsers)
  const fields = { userName: user.userPrincipalName, password: OTHER_PASSWORD }
  expect((await kvittens.anonymous().submit('/sign-in', fields)).statusCode).toBe(422)
})

test('S21: a change of password ends all other sessions, and this one goes on under a new token', async () => {
  const { user, browsers } = await somebody()
  const [mine, other] = browsers
  const before = mine?.cookies.get('__Host-kvittens-session')
  const stolen = kvittens.anonymous()
  stolen.cookies.set('__Host-kvittens-session', before ?? '')
  await mine?.submit('/account/password', {
    current: OTHER_PASSWORD,
    password: OWN_PASSWORD,
    repeat: OWN_PASSWORD,
  })
  expect(mine !== undefined && (await isSignedIn(mine))).toBe(true)
  expect(other !== undefined && (await isSignedIn(other))).toBe(false)
  expect(await isSignedIn(stolen)).toBe(false)
  expect(
    (await rowsOf(kvittens, 'select 1 from session where user_id = $1', [user.id])).length,
  ).toBe(1)
})

test('S21: setting a password from a link, disputing it and signing out everywhere end every session', async () => {
  const set = await handOver(kvittens, { operator: global, body: { way: 'setLink' } })
  const answer = set.user.userPrincipalName
  const choice = { answer, password: OWN_PASSWORD, repeat: OWN_PASSWORD }
  await kvittens.anonymous().submit(set.link, choice)
  const thief = await signIn(kvittens, answer, OWN_PASSWORD)
  const disputed = await kvittens.anonymous().submit(linkIn(set.notices[0], 'd'), { answer })
  expect(disputed.statusCode).toBe(200)
  await expectAllEnded(set.user, [thief.client])
  const again = { userName: answer, password: OWN_PASSWORD }
  expect((await kvittens.anonymous().submit('/sign-in', again)).statusCode).toBe(422)

  const one = await somebody()
  await one.browsers[0]?.submit('/sign-out-everywhere', {})
  await expectAllEnded(one.user, one.browsers)
  const two = await somebody()
  expect((await global.post(`/api/users/${two.user.id}/revoke-sessions`)).statusCode).toBe(204)
  await expectAllEnded(two.user, two.browsers)
})

test('S21: a temporary password that expires ends the session that it opened', async () => {
  const { user, link } = await handOver(kvittens, { body: { lifetime: '24h' } })
  const { passwordIn } = await import('../page-parts.ts')
  const page = await kvittens.anonymous().submit(link, { answer: user.userPrincipalName })
  kvittens.advance(2 * 86_400_000 - 30 * 60_000)
  const { client } = await signIn(kvittens, user.userPrincipalName, passwordIn(page.body))
  kvittens.advance(31 * 60_000)
  await kvittens.runClock()
  await expectAllEnded(user, [client])
  ;({ client: global } = await kvittens.signedIn(['GlobalAdministrator']))
})

test.each(['block', 'delete'])(
  'S26: to %s somebody ends the hand-overs that they would receive',
  async (how) => {
    const { user, link, number, notices } = await handOver(kvittens, { operator: global })
    const waiting = await handOver(kvittens, { operator: global, user })
    const second = await global.post(`/api/users/${user.id}/reset-password`, {
      way: 'revealLink',
      recipient: user.otherMail,
    })
    const url = `/api/users/${user.id}`
    const ended =
      how === 'block'
        ? await global.request({ method: 'PATCH', url, payload: { accountEnabled: false } })
        : await global.request({ method: 'DELETE', url })
    expect(ended.statusCode, ended.body).toBeLessThan(300)
    const open = await rowsOf(
      kvittens,
      'select 1 from handover where user_id = $1 and (open or sealed is not null)',
      [user.id],
    )
    expect(open).toEqual([])
    const newest = await rowsOf(kvittens, 'select state from handover where number = $1', [
      second.json().handover.number,
    ])
    expect(newest).toEqual([{ state: 'withdrawn' }])
    const answer = user.userPrincipalName
    for (const one of [link, waiting.link])
      expect((await kvittens.anonymous().submit(one, { answer })).statusCode).toBe(410)
    kvittens.advance(11_000)
    const mails = await kvittens.deliver()
    expect(mails.filter(({ text }) => text.includes('/r/'))).toEqual([])
    const [credential] = await rowsOf(
      kvittens,
      'select hash from password_credential where user_id = $1',
      [user.id],
    )
    expect(credential).toEqual({ hash: null })
    expect(number).toBeLessThan(waiting.number)
    expect(notices.length).toBeGreaterThan(0)
  },
)

test('S26: hand-overs that a disabled operator started live on, and others can work on them', async () => {
  const { client: operator, user } = await kvittens.signedIn(['PasswordAdministrator'])
  const { user: recipient, link, number } = await handOver(kvittens, { operator })
  await global.request({
    method: 'PATCH',
    url: `/api/users/${user.id}`,
    payload: { accountEnabled: false },
  })
  expect(await isSignedIn(operator)).toBe(false)
  const page = await kvittens.anonymous().submit(link, { answer: recipient.userPrincipalName })
  expect(page.statusCode).toBe(200)
  const { client: colleague } = await kvittens.signedIn(['PasswordAdministrator'])
  const withdrawn = await colleague.post(`/api/handovers/${number}/withdraw`)
  expect(withdrawn.statusCode).toBe(200)
})

test('S26: nobody who is disabled gets in, by whichever way they try', async () => {
  const { user, browsers } = await somebody()
  // As a job or another server would: without telling this one.
  await kvittens.pool.query('update user_account set account_enabled = false where id = $1', [
    user.id,
  ])
  for (const browser of browsers) expect(await isSignedIn(browser)).toBe(false)
  const fields = { userName: user.userPrincipalName, password: OTHER_PASSWORD }
  expect((await kvittens.anonymous().submit('/sign-in', fields)).statusCode).toBe(422)
})

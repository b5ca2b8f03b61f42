import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_POLICIES } from '../../src/organisation/organisation.ts'
import { inviteAdministrator } from '../../src/sign-in/invite-administrator.ts'
import { handOver, OTHER_PASSWORD, OWN_PASSWORD, rowsOf, signIn } from '../flows.ts'
import { passwordIn } from '../page-parts.ts'
import { startTestApp, type TestApp, type TestUser } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'

let kvittens: TestApp
let global: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  await kvittens.changeSettings({
    passwordPolicy: { minimumLength: 12, requireClasses: false, bannedTerms: ['sommarlov'] },
    handoverPolicy: { ...DEFAULT_POLICIES.handoverPolicy, operatorMayChoosePassword: true },
  })
  ;({ client: global } = await kvittens.signedIn(['GlobalAdministrator']))
})
afterAll(() => kvittens.stop())

let people = 0
/** Each called otherwise, so that what names one is no other's name. */
async function person(options: { password?: string } = {}): Promise<TestUser> {
  const userPrincipalName = `quirin.zaubertrank${++people}@test.example`
  return await kvittens.addUser({
    displayName: 'Quirin Zaubertrank',
    userPrincipalName,
    ...options,
  })
}

const REFUSED: [string, string][] = [
  ['one character', 'x'],
  ['nothing', ''],
  ['too short', 'Kx7-qwW9zPm'],
  ['too long', 'lång '.repeat(52)],
  ['common', 'password1234'],
  ['common with a disguise', 'P@ssw0rd1234'],
  ['repeated', 'abcabcabcabc'],
  ['a run of keys', 'qwertyuiopasdf'],
  ["the user's name", 'min zaubertrank 9'],
  ["the user's name in disguise", 'Qu1r1n-rullar-hem'],
  ["the organisation's name", 'hos Test kommun 17'],
  ['a banned word', 'Sommarlov123'],
  ['a banned word in disguise', '$0mmarl0v1aa'],
]

/** Every way in which a password comes to be. Each says whether it took the password. */
const PATHS: [string, (password: string) => Promise<boolean>][] = [
  ['a forced change', forcedChange],
  ['an own change', ownChange],
  ['a link', fromLink],
  ['an invitation', fromInvitation],
  ['a reset by an operator', byReset],
  ['adding a user', byAdding],
  ['restoring a user', byRestoring],
]

async function forcedChange(password: string): Promise<boolean> {
  const user = await person()
  const { link } = await handOver(kvittens, { operator: global, user })
  const page = await kvittens.anonymous().submit(link, { answer: user.userPrincipalName })
  const { client } = await signIn(kvittens, user.userPrincipalName, passwordIn(page.body))
  const { statusCode } = await client.submit('/change-password', { password, repeat: password })
  return took(statusCode, user, password)
}

async function ownChange(password: string): Promise<boolean> {
  const user = await person({ password: OTHER_PASSWORD })
  const { client } = await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
  const fields = { current: OTHER_PASSWORD, password, repeat: password }
  return took((await client.submit('/account/password', fields)).statusCode, user, password)
}

async function fromLink(password: string): Promise<boolean> {
  const user = await person()
  const { link } = await handOver(kvittens, { operator: global, user, body: { way: 'setLink' } })
  const fields = { answer: user.userPrincipalName, password, repeat: password }
  return took((await kvittens.anonymous().submit(link, fields)).statusCode, user, password)
}

async function fromInvitation(password: string): Promise<boolean> {
  const user = await person()
  const command = kvittens.context({ kind: 'command', name: 'test' })
  const path = await inviteAdministrator(command, user.userPrincipalName)
  const fields = { password, repeat: password }
  return took((await kvittens.anonymous().submit(path, fields)).statusCode, user, password)
}

async function byReset(password: string): Promise<boolean> {
  const user = await person()
  const body = { way: 'revealLink', recipient: user.otherMail, password }
  const answer = await global.post(`/api/users/${user.id}/reset-password`, body)
  return took(answer.statusCode, user, password)
}

async function byAdding(password: string): Promise<boolean> {
  const userPrincipalName = `quirin.zaubertrank${++people}@test.example`
  const answer = await global.post('/api/users', {
    displayName: 'Quirin Zaubertrank',
    userPrincipalName,
    otherMails: [`q${people}@home.example`],
    handover: { way: 'revealLink', recipient: `q${people}@home.example`, password },
  })
  return answer.statusCode === 201
}

async function byRestoring(password: string): Promise<boolean> {
  const user = await person()
  await global.request({ method: 'DELETE', url: `/api/users/${user.id}` })
  const body = { way: 'revealLink', recipient: user.otherMail, password }
  const answer = await global.post(`/api/users/${user.id}/restore`, body)
  return took(answer.statusCode, user, password)
}

/** What the answer says must be what the database holds. */
async function took(status: number, { id }: TestUser, password: string): Promise<boolean> {
  expect([200, 202, 303, 400, 422]).toContain(status)
  const [row] = await rowsOf(kvittens, 'select hash from password_credential where user_id = $1', [
    id,
  ])
  const hash = row?.['hash']
  const matches =
    typeof hash === 'string' &&
    (await kvittens.services.hashing.verify(hash, password.normalize('NFC')))
  expect(matches, `status ${status}`).toBe(status < 400)
  return matches
}

test.each(PATHS)(
  'S27: the policy and the banned words hold for %s',
  { timeout: 60_000 },
  async (_, attempt) => {
    for (const [kind, password] of REFUSED) {
      await kvittens.pool.query('delete from rate_limit')
      expect(await attempt(password), kind).toBe(false)
    }
    expect(await attempt(OWN_PASSWORD)).toBe(true)
  },
)

test('S27: typed twice differently, it is refused; in another normal form it is the same', async () => {
  const { link, user } = await handOver(kvittens, { operator: global, body: { way: 'setLink' } })
  const answer = user.userPrincipalName
  const differs = { answer, password: OWN_PASSWORD, repeat: `${OWN_PASSWORD} ` }
  expect((await kvittens.anonymous().submit(link, differs)).statusCode).toBe(422)
  const same = { answer, password: OWN_PASSWORD.normalize('NFD'), repeat: OWN_PASSWORD }
  expect((await kvittens.anonymous().submit(link, same)).statusCode).toBe(200)
  await signIn(kvittens, answer, OWN_PASSWORD.normalize('NFC'))
  await signIn(kvittens, answer, OWN_PASSWORD.normalize('NFD'))
})

test('S27: the password of before is no new one', async () => {
  const user = await person()
  const { link } = await handOver(kvittens, { operator: global, user })
  const page = await kvittens.anonymous().submit(link, { answer: user.userPrincipalName })
  const temporary = passwordIn(page.body)
  const { client } = await signIn(kvittens, user.userPrincipalName, temporary)
  const kept = await client.submit('/change-password', { password: temporary, repeat: temporary })
  expect(kept.statusCode).toBe(422)
})

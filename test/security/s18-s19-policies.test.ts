import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DEFAULT_POLICIES } from '../../src/organisation/organisation.ts'
import { auditHead, auditSince, OWN_PASSWORD, rowsOf } from '../flows.ts'
import { startTestApp, type TestApp, type TestUser } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'

let kvittens: TestApp
let operator: TestClient
let operatorId: string
beforeAll(async () => {
  kvittens = await startTestApp()
  const { client, user } = await kvittens.signedIn(['UserAdministrator'])
  operator = client
  operatorId = user.id
})
afterAll(() => kvittens.stop())
beforeEach(() => kvittens.changeSettings(DEFAULT_POLICIES))

async function reset(user: TestUser, body: Record<string, unknown>, client = operator) {
  return await client.post(`/api/users/${user.id}/reset-password`, {
    way: 'revealLink',
    recipient: user.otherMail,
    ...body,
  })
}

const ALL_OFF = { setLinkFirst: false, letters: false, defaultLifetime: '3d' as const }

test('S18: by default an operator neither chooses nor sees a password, nor has it mailed', async () => {
  const user = await kvittens.addUser()
  const forbidden: [Record<string, unknown>, string][] = [
    [{ password: OWN_PASSWORD }, 'choosing-not-allowed'],
    [{ way: 'shown', recipient: undefined }, 'way-not-allowed'],
    [{ way: 'messagePassword' }, 'way-not-allowed'],
    [{ way: 'messagePassword', password: OWN_PASSWORD }, 'way-not-allowed'],
  ]
  for (const [body, code] of forbidden) {
    const answer = await reset(user, body)
    expect(answer.statusCode, JSON.stringify(body)).toBe(403)
    expect(answer.json().type).toBe(`urn:kvittens:problem:${code}`)
    const handover = { way: 'revealLink', recipient: 'new@home.example', ...body }
    const added = await operator.post('/api/users', {
      displayName: 'New',
      userPrincipalName: 'new@test.example',
      handover,
    })
    expect(added.statusCode, added.body).toBe(403)
  }
  await operator.request({ method: 'DELETE', url: `/api/users/${user.id}` })
  for (const [body] of forbidden) {
    const options = { way: 'revealLink', recipient: user.otherMail, ...body }
    expect((await operator.post(`/api/users/${user.id}/restore`, options)).statusCode).toBe(403)
  }
  expect(await rowsOf(kvittens, 'select 1 from handover')).toEqual([])
  const options = await operator.get(`/api/users/${(await kvittens.addUser()).id}/reset-options`)
  expect(options.json()).toMatchObject({
    ways: ['revealLink', 'setLink', 'letter'],
    mayChoosePassword: false,
  })
})

test.each([
  [
    'choosing',
    { operatorMayChoosePassword: true, operatorMaySeePassword: false, passwordInMessage: false },
    { password: OWN_PASSWORD },
    { passwordChosenByOperator: true },
  ],
  [
    'seeing',
    { operatorMayChoosePassword: false, operatorMaySeePassword: true, passwordInMessage: false },
    { way: 'shown', recipient: undefined },
    { passwordShownToOperator: true },
  ],
  [
    'mailing',
    { operatorMayChoosePassword: false, operatorMaySeePassword: false, passwordInMessage: true },
    { way: 'messagePassword' },
    { passwordInMessage: true },
  ],
])(
  'S18: %s a password is a policy of its own, and leaves its mark',
  async (_, policy, body, mark) => {
    await kvittens.changeSettings({ handoverPolicy: { ...ALL_OFF, ...policy } })
    const before = await auditHead(kvittens)
    const answer = await reset(await kvittens.addUser(), body)
    expect(answer.statusCode, answer.body).toBe(202)
    expect(typeof answer.json().password).toBe(
      'passwordShownToOperator' in mark ? 'string' : 'object',
    )
    const [event] = await auditSince(kvittens, before)
    expect(event).toMatchObject({ action: 'user.passwordReset', detail: mark })
    const marks = ['passwordChosenByOperator', 'passwordShownToOperator', 'passwordInMessage']
    const left = marks.filter((name) => Object.hasOwn(Object(event?.['detail']), name))
    expect(left).toEqual(Object.keys(mark))
    // The other two are still closed.
    for (const [name, other] of Object.entries({
      passwordChosenByOperator: { password: OWN_PASSWORD },
      passwordShownToOperator: { way: 'shown', recipient: undefined },
      passwordInMessage: { way: 'messagePassword' },
    }))
      if (!(name in mark))
        expect((await reset(await kvittens.addUser(), other)).statusCode).toBe(403)
  },
)

test('S18: the policy changes by an operator who may change settings, and that is noted', async () => {
  const policy = { ...DEFAULT_POLICIES.handoverPolicy, operatorMaySeePassword: true }
  const request = { method: 'PATCH' as const, url: '/api/settings' }
  const payload = { handoverPolicy: policy }
  expect((await operator.request({ ...request, payload })).statusCode).toBe(403)
  const { client: global } = await kvittens.signedIn(['GlobalAdministrator'])
  const before = await auditHead(kvittens)
  expect((await global.request({ ...request, payload })).statusCode).toBe(200)
  const [event] = await auditSince(kvittens, before)
  expect(event).toMatchObject({
    action: 'organisation.settingsChanged',
    detail: { changed: ['handoverPolicy'] },
  })
})

const ELSEWHERE = { recipient: 'elsewhere@new.example', way: 'setLink' }

test('S19: an address that is not on file needs a recorded verification of the caller', async () => {
  const user = await kvittens.addUser()
  const refused = await reset(user, ELSEWHERE)
  expect(refused.statusCode).toBe(400)
  expect(refused.json().type).toBe('urn:kvittens:problem:verification-required')
  expect((await reset(user, { ...ELSEWHERE, verification: 'trust me' })).statusCode).toBe(400)
  const before = await auditHead(kvittens)
  const answer = await reset(user, {
    ...ELSEWHERE,
    verification: 'calledBack',
    verificationNote: 'Number from the contract',
  })
  expect(answer.statusCode, answer.body).toBe(202)
  expect(answer.json().handover).toMatchObject({
    recipientOnFile: false,
    verification: 'calledBack',
    verificationNote: 'Number from the contract',
  })
  const [event] = await auditSince(kvittens, before)
  expect(event).toMatchObject({ detail: { newDestination: true, verification: 'calledBack' } })
})

test("S19: it is refused if it is another user's, on file there or as their user name", async () => {
  const user = await kvittens.addUser()
  const other = await kvittens.addUser()
  for (const recipient of [other.otherMail, other.userPrincipalName.toUpperCase()]) {
    const answer = await reset(user, { ...ELSEWHERE, recipient, verification: 'inPerson' })
    expect(answer.statusCode).toBe(403)
    expect(answer.json().type).toBe('urn:kvittens:problem:recipient-is-somebody-elses')
  }
})

test('S19: it is refused if the target holds any role, whoever asks', async () => {
  const { client: global } = await kvittens.signedIn(['GlobalAdministrator'])
  for (const role of ['DirectoryReaders', 'GuestInviter', 'SomethingNew']) {
    const user = await kvittens.addUser({ roles: [role] })
    const answer = await reset(user, { ...ELSEWHERE, verification: 'inPerson' }, global)
    expect(answer.statusCode).toBe(403)
    expect(answer.json().type).toBe('urn:kvittens:problem:new-destination-for-role-holder')
    expect((await reset(user, { way: 'setLink' }, global)).statusCode).toBe(202)
  }
})

const DAY_MS = 86_400_000

test('S19: what an operator added is on file for others after a week, for them never, for its owner once confirmed', async () => {
  const user = await kvittens.addUser({ otherMail: null })
  const payload = { otherMails: ['added@new.example'] }
  await operator.request({ method: 'PATCH', url: `/api/users/${user.id}`, payload })
  const offered = async (client: TestClient) =>
    (await client.get(`/api/users/${user.id}/reset-options`))
      .json()
      .recipients.map(({ address }: { address: string }) => address)
  const body = { recipient: 'added@new.example', way: 'setLink' }
  for (const days of [0, 6.99, 0.02]) {
    kvittens.advance(days * DAY_MS)
    const again = await kvittens.signedIn(['UserAdministrator'])
    expect(await offered(again.client)).toEqual(days === 0.02 ? ['added@new.example'] : [])
    const expected = days === 0.02 ? 202 : 400
    expect((await reset(user, body, again.client)).statusCode).toBe(expected)
  }
  await kvittens.pool.query('update session set expires_at = $1, idle_expires_at = $1', [
    new Date(kvittens.clock.now.getTime() + DAY_MS),
  ])
  expect(await offered(operator)).toEqual([])
  expect((await reset(user, body)).statusCode).toBe(400)
  await kvittens.pool.query('update contact_address set confirmed_at = now() where address = $1', [
    'added@new.example',
  ])
  expect((await reset(user, body)).statusCode).toBe(202)
  expect(operatorId).not.toBe('')
})

test("S19: what the owner typed is not on file until its mailbox's link was followed", async () => {
  const { client, user } = await kvittens.signedIn([], { password: OWN_PASSWORD, otherMail: null })
  await client.submit('/account/addresses', { address: 'mine@new.example', current: OWN_PASSWORD })
  kvittens.advance(8 * DAY_MS)
  const { client: helpdesk } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const body = { recipient: 'mine@new.example', way: 'setLink' }
  expect((await reset(user, body, helpdesk)).statusCode).toBe(400)
})

test('S19: every address on file is told, with a link to dispute it', async () => {
  const { client: helpdesk } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const user = await kvittens.addUser()
  await kvittens.deliver()
  await reset(user, { ...ELSEWHERE, verification: 'other' }, helpdesk)
  const mails = await kvittens.deliver()
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    [user.otherMail, user.userPrincipalName].toSorted(),
  )
  for (const { text } of mails) {
    expect(text).toMatch(/\/d\/[\w-]{43}/)
    expect(text).toContain('e•••@new.example')
    expect(text).not.toContain('elsewhere@')
  }
})

test('S19: if no address is on file, the global administrators are told', async () => {
  const { user: global } = await kvittens.signedIn(['GlobalAdministrator'])
  const { client: users } = await kvittens.signedIn(['UserAdministrator'])
  const user = await kvittens.addUser({ mail: null, otherMail: null })
  const told = async () => (await kvittens.deliver()).map(({ to }) => to)
  await told()
  await reset(user, { ...ELSEWHERE, verification: 'other' }, users)
  expect(await told()).toContain(global.userPrincipalName)

  // An address that the same operator has just put there themselves tells nobody.
  const payload = { otherMails: ['accomplice@new.example'] }
  await users.request({ method: 'PATCH', url: `/api/users/${user.id}`, payload })
  kvittens.advance(11_000)
  await told()
  await reset(user, { ...ELSEWHERE, verification: 'other' }, users)
  expect(await told()).toContain(global.userPrincipalName)
})

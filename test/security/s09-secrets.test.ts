import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Secret } from '../../src/platform/secret.ts'
import {
  everythingStored,
  expectNone,
  handOver,
  OTHER_PASSWORD,
  OWN_PASSWORD,
  rowsOf,
  signIn,
} from '../flows.ts'
import { passwordIn } from '../page-parts.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

test('S9: the whole chain leaves no password, token or PIN in the log, the audit log or the database', async () => {
  const user = await kvittens.addUser({ hasSignedIn: true })
  const { link, token, pin, notices } = await handOver(kvittens, { user, body: { pin: true } })
  const dispute = /\/d\/([\w-]{43})/.exec(notices[0]?.text ?? '')?.[1] ?? ''
  const wrongPin = pin === '000000' ? '111111' : '000000'
  const browser = kvittens.anonymous()
  await browser.get(link)
  await browser.submit(link, { answer: wrongPin })
  const page = await browser.submit(link, { answer: pin ?? '' })
  const temporary = passwordIn(page.body)
  await browser.submit('/sign-in', {
    userName: user.userPrincipalName,
    password: 'a wrong guess 4711',
  })
  // Typed into the wrong field, as people do.
  await browser.submit('/sign-in', { userName: 'my secret is kaffekopp', password: 'x' })
  const { client } = await signIn(kvittens, user.userPrincipalName, temporary)
  await client.submit('/change-password', { password: 'short-Geheim', repeat: 'differs-Geheim' })
  const done = await client.submit('/change-password', {
    password: OWN_PASSWORD,
    repeat: OWN_PASSWORD,
  })
  expect(done.headers['location']).toContain('/account')
  const secrets = {
    'link token': token,
    'dispute token': dispute,
    PIN: pin ?? '',
    'wrong PIN': wrongPin,
    'temporary password': temporary,
    'own password': OWN_PASSWORD,
    'wrong password': 'a wrong guess 4711',
    'password typed as a name': 'kaffekopp',
    'refused password': 'short-Geheim',
    'refused repetition': 'differs-Geheim',
    'session token': client.cookies.get('__Host-kvittens-session') ?? '',
    'browser token': browser.cookies.get('__Host-kvittens-browser') ?? '',
  }
  const withoutPins = ({ PIN: _pin, 'wrong PIN': _wrong, ...rest }: typeof secrets) => rest
  expect(kvittens.logged.length).toBeGreaterThan(5)
  expectNone(kvittens.logged.join(''), withoutPins(secrets), 'the log')
  expectNone(await everythingStored(kvittens), withoutPins(secrets), 'the database')
  const audit = await rowsOf(kvittens, 'select detail::text, target_name from audit_event')
  const events = await rowsOf(kvittens, 'select detail::text from handover_event')
  expectNone(JSON.stringify([audit, events]), secrets, 'an event')
})

test('S9: a waiting message is sealed, and its text is gone once it has left', async () => {
  await kvittens.changeSettings({
    handoverPolicy: {
      setLinkFirst: false,
      operatorMayChoosePassword: true,
      operatorMaySeePassword: true,
      passwordInMessage: true,
      letters: true,
      defaultLifetime: '3d',
    },
  })
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const answer = await client.post(`/api/users/${user.id}/reset-password`, {
    way: 'messagePassword',
    recipient: user.otherMail,
    password: OWN_PASSWORD,
  })
  expect(answer.statusCode, answer.body).toBe(202)
  const waiting = await rowsOf(
    kvittens,
    "select sealed_payload from delivery where user_id = $1 and status = 'queued'",
    [user.id],
  )
  expect(waiting.length).toBe(2)
  expectNone(await everythingStored(kvittens), { password: OWN_PASSWORD }, 'the database')
  await kvittens.deliver()
  kvittens.advance(11_000)
  const mail = (await kvittens.deliver()).find(({ to }) => to === user.otherMail)
  expect(mail?.text).toContain(OWN_PASSWORD)
  expect(mail?.subject).not.toContain(OWN_PASSWORD)
  const left = await rowsOf(
    kvittens,
    'select sealed_payload from delivery where user_id = $1 and sealed_payload is not null',
    [user.id],
  )
  expect(left).toEqual([])
  expectNone(kvittens.logged.join(''), { password: OWN_PASSWORD }, 'the log')
})

test('S9: a database that refuses a row puts nothing of the row into the log or the answer', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const [{ hash: oldHash } = { hash: '' }] = await rowsOf(
    kvittens,
    'select hash from password_credential where user_id = $1',
    [user.id],
  )
  await kvittens.pool.query(
    `alter table password_credential add constraint refused check (user_id <> '${user.id}') not valid`,
  )
  try {
    const answer = await client.post(`/api/users/${user.id}/reset-password`, {
      way: 'revealLink',
      recipient: user.otherMail,
    })
    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
    })
  } finally {
    await kvittens.pool.query('alter table password_credential drop constraint refused')
  }
  const bug = kvittens.logged.filter((line) => line.includes('"msg":"bug"')).join('')
  expect(bug).toContain('refused')
  expect(bug).not.toContain('Failing row')
  expect(bug).not.toMatch(/\$argon2/)
  expect(bug).not.toContain(String(oldHash))
})

test('S9: what could not be read is not repeated', async () => {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  const user = await kvittens.addUser()
  const url = `/api/users/${user.id}/reset-password`
  const secret = 'hemlig kaffekopp 17'
  const bodies = [
    `{"way":"revealLink","password":"${secret}"`,
    `{"way":"revealLink","password":"${secret}",}`,
    secret,
    JSON.stringify({ way: secret }),
    JSON.stringify({ way: 'revealLink', password: [secret] }),
    JSON.stringify({ way: 'revealLink', recipient: 'a@home.example', [secret]: 1 }),
    JSON.stringify({ way: 'revealLink', password: `${secret}${'x'.repeat(1100)}` }),
  ]
  for (const payload of bodies) {
    const headers = { 'content-type': 'application/json' }
    const answer = await client.request({ method: 'POST', url, payload, headers })
    expect(answer.statusCode).toBe(400)
    if (!payload.includes(`"${secret}":1`)) expect(answer.body).not.toContain(secret)
  }
  const browser = kvittens.anonymous()
  const tooLong = await browser.submit('/sign-in', {
    userName: 'x',
    password: `${secret}${'x'.repeat(3000)}`,
  })
  expect(tooLong.body).not.toContain(secret)
  expectNone(kvittens.logged.join(''), { password: secret }, 'the log')
})

test('S9: a refused password is never shown again, nor told which part of it was refused', async () => {
  const { link, user } = await handOver(kvittens, { body: { way: 'setLink' } })
  const page = await kvittens.anonymous().submit(link, {
    answer: user.userPrincipalName,
    password: 'qwertzui Geheimwort',
    repeat: 'anders Geheimwort',
  })
  expect(page.statusCode).toBe(422)
  expect(page.body).not.toContain('Geheimwort')
  expect(page.body).not.toContain('qwertzui')
})

test('S9: no window title and no address of a page holds a secret', async () => {
  const { link, token, user } = await handOver(kvittens)
  const page = await kvittens.anonymous().submit(link, { answer: user.userPrincipalName })
  const title = /<title>(.*?)<\/title>/s.exec(page.body)?.[1] ?? ''
  expect(title).not.toBe('')
  expectNone(title, { password: passwordIn(page.body), token }, 'the title')
  expect(page.headers['location']).toBeUndefined()
  expect(JSON.stringify(page.headers)).not.toContain(passwordIn(page.body))
})

test('S9: a secret cannot be printed, joined, serialised or inspected by accident', () => {
  const secret = new Secret('kaffekopp')
  const attempts = [
    String(secret),
    ['', secret].join(' '),
    JSON.stringify({ secret }),
    inspect(secret, { showHidden: true, depth: 9 }),
    inspect(new Error('x', { cause: secret })),
    JSON.stringify(Object.entries(secret)),
    JSON.stringify(Object.assign({}, secret)),
  ]
  expect(attempts.join()).not.toContain('kaffekopp')
  expect(secret.expose()).toBe('kaffekopp')
})

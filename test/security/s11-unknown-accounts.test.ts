import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver, OTHER_PASSWORD, rowsOf, signIn } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
let hashings = 0
beforeAll(async () => {
  kvittens = await startTestApp()
  const { hashing } = kvittens.services
  const hash = hashing.hash.bind(hashing)
  const verify = hashing.verify.bind(hashing)
  const derive = hashing.derive.bind(hashing)
  hashing.hash = async (...parameters) => (hashings++, await hash(...parameters))
  hashing.verify = async (...parameters) => (hashings++, await verify(...parameters))
  hashing.derive = async (...parameters) => (hashings++, await derive(...parameters))
  // The dummy hash is made once.
  await attempt('nobody.at.all@test.example')
})
afterAll(() => kvittens.stop())

/** All of an answer that somebody outside can tell apart. */
function seen({ statusCode, headers, body, cookies }: LightMyRequestResponse, name: string) {
  const { date: _date, 'content-length': _length, ...rest } = headers
  return {
    statusCode,
    headers: rest,
    body: body.replaceAll(name, 'NAME'),
    cookies: cookies.map((cookie) => cookie.name),
  }
}

async function attempt(userName: string, password = 'wrong guess 4711') {
  hashings = 0
  const answer = await kvittens.anonymous().submit('/sign-in', { userName, password })
  return { ...seen(answer, userName), hashings }
}

async function accounts(): Promise<[string, string][]> {
  const withPassword = await kvittens.addUser({ password: OTHER_PASSWORD })
  const withoutPassword = await kvittens.addUser()
  const blocked = await kvittens.addUser({ password: OTHER_PASSWORD, accountEnabled: false })
  const deleted = await kvittens.addUser({ password: OTHER_PASSWORD })
  await kvittens.pool.query('update user_account set deleted_at = now() where id = $1', [
    deleted.id,
  ])
  const { user: waiting } = await handOver(kvittens, { body: { way: 'setLink' } })
  return [
    ['with a password', withPassword.userPrincipalName],
    ['without a password', withoutPassword.userPrincipalName],
    ['blocked', blocked.userPrincipalName],
    ['deleted', deleted.userPrincipalName],
    ['waiting for a password', waiting.userPrincipalName],
  ]
}

test('S11: a failed sign-in looks and costs the same whether or not there is such an account', async () => {
  const unknown = await attempt('nobody.here@test.example')
  expect(unknown).toMatchObject({ statusCode: 422, hashings: 1 })
  for (const [kind, name] of await accounts()) expect(await attempt(name), kind).toEqual(unknown)
  expect(await attempt('not even an address')).toEqual(unknown)
})

test('S11: the right password of a blocked or deleted account tells nothing either', async () => {
  const unknown = await attempt('nobody.else@test.example', OTHER_PASSWORD)
  for (const [kind, name] of await accounts())
    if (kind === 'blocked' || kind === 'deleted')
      expect(await attempt(name, OTHER_PASSWORD), kind).toEqual(unknown)
})

// Sixty sign-ins, each of which hashes.
const SLOW = { timeout: 120_000 }

test(
  'S11: a locked name looks and costs the same whether or not it is somebody',
  SLOW,
  async () => {
    async function fail12Times(name: string) {
      const answers = []
      for (let index = 0; index < 12; index++) answers.push(await attempt(name, `guess ${index}`))
      return answers
    }
    const unknown = await fail12Times('nobody.again@test.example')
    expect(unknown.map(({ statusCode }) => statusCode)).toEqual([
      422, 422, 422, 422, 422, 422, 422, 422, 422, 429, 429, 429,
    ])
    expect(unknown.map((answer) => answer.hashings)).toEqual(Array(12).fill(1))
    for (const [kind, name] of await accounts())
      expect(await fail12Times(name), kind).toEqual(unknown)
  },
)

test('S11: a typed name that is nobody is kept nowhere in clear', async () => {
  await attempt('typed.by.mistake@test.example')
  const [event] = await rowsOf(
    kvittens,
    'select target_id, target_name, detail::text from audit_event order by sequence desc limit 1',
  )
  expect(event).toMatchObject({ target_id: null, target_name: null })
  expect(JSON.stringify(event)).not.toContain('typed.by')
})

test('S11: a dead link asks for a new one in the same words and work, whatever is typed', async () => {
  const { link, user } = await handOver(kvittens)
  kvittens.advance(8 * 86_400_000)
  await kvittens.runClock()
  const ask = async (path: string, answer: string) => {
    hashings = 0
    const response = await kvittens.anonymous().submit(`${path}/again`, { answer })
    return { ...seen(response, answer), hashings }
  }
  const unknown = await ask(`/r/${'x'.repeat(43)}`, 'anybody')
  expect(unknown.statusCode).toBe(200)
  expect(await ask(link, 'wrong')).toEqual(unknown)
  expect(await ask(link, user.userPrincipalName)).toEqual(unknown)
  expect(await ask('/r/short', user.userPrincipalName)).toEqual(unknown)
})

test('S11: no request sends mail; the queue does', async () => {
  const { link, user, operator } = await handOver(kvittens, { body: { way: 'setLink' } })
  const password = 'sju lingonris till'
  await kvittens
    .anonymous()
    .submit(link, { answer: user.userPrincipalName, password, repeat: password })
  const { client } = await signIn(kvittens, user.userPrincipalName, password)
  const address = 'my.other@home.example'
  await client.submit('/account/addresses', { address, current: password })
  const again = { way: 'revealLink', recipient: user.otherMail }
  await operator.post(`/api/users/${user.id}/reset-password`, again)
  expect(kvittens.sink.mails).toEqual([])
  const [queued] = await rowsOf(kvittens, "select count(*) from delivery where status = 'queued'")
  expect(Number(queued?.['count'])).toBeGreaterThan(4)
  expect((await kvittens.deliver()).map(({ to }) => to)).toContain(address)
})

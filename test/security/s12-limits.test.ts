import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver, OTHER_PASSWORD, rowsOf } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

async function post(
  url: string,
  fields: Record<string, string>,
  { from = '192.0.2.1', headers = {} }: { from?: string; headers?: Record<string, string> } = {},
) {
  return await kvittens.anonymous().request({
    method: 'POST',
    url,
    remoteAddress: from,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
}

const guess = (userName: string, index: number | string = 0) => ({
  userName,
  password: `guess number ${index}`,
})

test('S12: ten wrong passwords lock an account from everywhere, whatever the case of its name', async () => {
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const name = user.userPrincipalName
  const spellings = [name, name.toUpperCase(), ` ${name} `, name.replace('u', 'U')]
  const statuses: number[] = []
  for (let index = 0; index < 10; index++) {
    const spelling = spellings[index % spellings.length] ?? name
    const { statusCode } = await post('/sign-in', guess(spelling, index), {
      from: `192.0.2.${index}`,
    })
    statuses.push(statusCode)
  }
  expect(statuses).toEqual([...Array(9).fill(422), 429])
  const right = { userName: name, password: OTHER_PASSWORD }
  expect((await post('/sign-in', right, { from: '198.51.100.9' })).statusCode).toBe(429)
  kvittens.advance(61_000)
  // One more doubles the wait.
  expect((await post('/sign-in', guess(name, 'more'))).statusCode).toBe(429)
  kvittens.advance(61_000)
  expect((await post('/sign-in', right)).statusCode).toBe(429)
  kvittens.advance(60_000)
  expect((await post('/sign-in', right)).statusCode).toBe(303)
})

test('S12: the same wrong password again, as programs send it, is not counted twice', async () => {
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  for (let index = 0; index < 15; index++)
    expect((await post('/sign-in', guess(user.userPrincipalName))).statusCode).toBe(422)
})

/** Fills the counter that one attempt has made, as if there had been that many. */
async function fill(bucket: string, hits: number): Promise<void> {
  const { rowCount } = await kvittens.pool.query(
    'update rate_limit set hits = $2 where bucket = $1',
    [bucket, hits],
  )
  expect(rowCount, `no counter ${bucket}`).toBe(1)
}

test('S12: sign-ins are counted by network: an IPv4 address, and an IPv6 /64', async () => {
  const from = '2001:db8:1:1::1'
  expect((await post('/sign-in', guess('nobody1'), { from })).statusCode).toBe(422)
  await fill('sign-in-network:2001:db8:1:1::/64', 299)
  expect((await post('/sign-in', guess('nobody2'), { from })).statusCode).toBe(422)
  for (const neighbour of [from, '2001:db8:1:1:ffff:ffff:ffff:ffff', '2001:db8:1:1::2'])
    expect((await post('/sign-in', guess('nobody3'), { from: neighbour })).statusCode).toBe(429)
  for (const other of ['2001:db8:1:2::1', '192.0.2.77'])
    expect((await post('/sign-in', guess('nobody4'), { from: other })).statusCode).toBe(422)

  await fill('sign-in-network:192.0.2.77/32', 300)
  for (const same of ['192.0.2.77', '::ffff:192.0.2.77'])
    expect((await post('/sign-in', guess('nobody5'), { from: same })).statusCode).toBe(429)
  expect((await post('/sign-in', guess('nobody6'), { from: '192.0.2.78' })).statusCode).toBe(422)
  // A real password gets no further: who is locked out by their network waits too.
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const right = { userName: user.userPrincipalName, password: OTHER_PASSWORD }
  expect((await post('/sign-in', right, { from: '192.0.2.77' })).statusCode).toBe(429)
  kvittens.advance(601_000)
  expect((await post('/sign-in', right, { from: '192.0.2.77' })).statusCode).toBe(303)
})

test('S12: answers to links are counted by link and by network', async () => {
  const mine = await handOver(kvittens)
  const theirs = await handOver(kvittens)
  const from = '2001:db8:2:1::1'
  await post(mine.link, { answer: 'wrong' }, { from })
  await fill('answer-network:2001:db8:2:1::/64', 100)
  const answer = theirs.user.userPrincipalName
  const next = await post(theirs.link, { answer }, { from: '2001:db8:2:1:2::2' })
  expect(next.statusCode).toBe(429)
  // For a browser the wait is told in the page, and no secret is.
  expect(next.body).not.toContain('class="secret"')
  expect((await post(theirs.link, { answer }, { from: '2001:db8:2:2::1' })).statusCode).toBe(200)
})

test('S12: claiming another address in a header dodges no limit', async () => {
  const from = '203.0.113.5'
  await post('/sign-in', guess('nobody7'), { from })
  await fill('sign-in-network:203.0.113.5/32', 300)
  for (const headers of [
    { 'x-forwarded-for': '198.51.100.1' },
    { 'x-real-ip': '198.51.100.1' },
    { 'x-client-ip': '198.51.100.1' },
    { 'cf-connecting-ip': '198.51.100.1' },
    { 'true-client-ip': '198.51.100.1' },
    { forwarded: 'for=198.51.100.1' },
  ])
    expect((await post('/sign-in', guess('nobody8'), { from, headers })).statusCode).toBe(429)
})

test('S12: another spelling of a path dodges no limit', async () => {
  const from = '203.0.113.6'
  await post('/sign-in', guess('nobody9'), { from })
  await fill('sign-in-network:203.0.113.6/32', 300)
  for (const url of [
    '/sign-in?x=1',
    '//sign-in',
    '/Sign-In',
    '/SIGN-IN',
    '/sign-in/',
    '/./sign-in',
    '/x/../sign-in',
    '/%73ign-in',
    '/sign-in;x',
    '/sign-in%00',
  ]) {
    const { statusCode } = await post(url, guess('nobody10'), { from })
    expect([429, 404, 400], url).toContain(statusCode)
  }
})

test('S12: guessing the current password from an open session is limited', async () => {
  const { client } = await kvittens.signedIn([], { password: OTHER_PASSWORD })
  const statuses: number[] = []
  for (let index = 0; index < 12; index++) {
    const current = `guess number ${index}`
    const fields = { current, password: 'sju lingonris x', repeat: 'sju lingonris x' }
    statuses.push((await client.submit('/account/password', fields)).statusCode)
  }
  expect(statuses).toEqual([...Array(10).fill(422), 429, 429])
})

test('S12: a reset clears the lockout of the account and of nobody else', async () => {
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  for (let index = 0; index < 10; index++)
    await post('/sign-in', guess(user.userPrincipalName, index))
  const before = await rowsOf(kvittens, 'select name_key from sign_in_failure')
  await handOver(kvittens, { user })
  const after = await rowsOf(kvittens, 'select name_key from sign_in_failure')
  expect(after.length).toBe(before.length - 1)
})

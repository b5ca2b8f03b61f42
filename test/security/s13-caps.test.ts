import { afterAll, beforeAll, expect, test } from 'vitest'
import { OTHER_PASSWORD, rowsOf } from '../flows.ts'
import { startTestApp, type TestApp, type TestUser } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const DAY_MS = 86_400_000

async function reset(operator: TestClient, user: TestUser, recipient = user.otherMail) {
  const body = { way: 'setLink', recipient, verification: 'calledBack' }
  return await operator.post(`/api/users/${user.id}/reset-password`, body)
}

test('S13: the hand-overs of one account are capped by day, whoever sends them', async () => {
  const user = await kvittens.addUser()
  for (let index = 0; index < 10; index++) {
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    expect((await reset(client, user)).statusCode).toBe(202)
  }
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const refused = await reset(client, user, 'elsewhere@home.example')
  expect(refused.statusCode).toBe(429)
  expect(refused.json()).toMatchObject({ type: 'urn:kvittens:problem:too-many-attempts' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(80_000)
  expect((await rowsOf(kvittens, 'select 1 from handover')).length).toBe(10)
  kvittens.advance(DAY_MS + 1000)
  const { client: nextDay } = await kvittens.signedIn(['PasswordAdministrator'])
  expect((await reset(nextDay, user)).statusCode).toBe(202)
})

test('S13: the hand-overs to one recipient are capped by day, in every spelling and for all accounts', async () => {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  for (let index = 0; index < 10; index++) {
    const spelling = index % 2 === 0 ? 'Shared@home.example' : 'shared@HOME.example'
    const answer = await reset(client, await kvittens.addUser(), spelling)
    expect(answer.statusCode, answer.body).toBe(202)
  }
  const another = await reset(client, await kvittens.addUser(), 'shared@home.example')
  expect(another.statusCode).toBe(429)
  const added = await client.post('/api/users', {
    displayName: 'New',
    userPrincipalName: 'new.one@test.example',
    otherMails: ['shared@home.example'],
    handover: { way: 'setLink', recipient: 'shared@home.example' },
  })
  expect(added.statusCode).toBe(429)
})

test('S13: the hand-overs of one operator are capped by day', async () => {
  const { client, user: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  expect((await reset(client, await kvittens.addUser())).statusCode).toBe(202)
  const { rowCount } = await kvittens.pool.query(
    'update rate_limit set hits = 5000 where bucket = $1',
    [`reset-operator:${operator.id}`],
  )
  expect(rowCount).toBe(1)
  expect((await reset(client, await kvittens.addUser())).statusCode).toBe(429)
  const { client: colleague } = await kvittens.signedIn(['PasswordAdministrator'])
  expect((await reset(colleague, await kvittens.addUser())).statusCode).toBe(202)
})

test('S13: whoever may not reset an account cannot use up what others may send', async () => {
  const target = await kvittens.addUser({ roles: ['GlobalAdministrator'] })
  const { client: helpdesk } = await kvittens.signedIn(['HelpdeskAdministrator'])
  for (let index = 0; index < 11; index++)
    expect((await reset(helpdesk, target)).statusCode).toBe(403)
  const { client: global } = await kvittens.signedIn(['GlobalAdministrator'])
  expect((await reset(global, target)).statusCode).toBe(202)
})

test('S13: confirmations that somebody has sent to other addresses are capped, by account and by recipient', async () => {
  const { client } = await kvittens.signedIn([], { password: OTHER_PASSWORD })
  const add = async (browser: TestClient, address: string) =>
    await browser.submit('/account/addresses', { address, current: OTHER_PASSWORD })
  const statuses: number[] = []
  for (let index = 0; index < 12; index++) {
    await kvittens.pool.query("delete from rate_limit where bucket like 'current-password:%'")
    statuses.push((await add(client, `victim${index}@home.example`)).statusCode)
    await kvittens.pool.query("delete from contact_address where address like 'victim%'")
  }
  expect(statuses).toEqual([...Array(10).fill(303), 429, 429])

  const victim: number[] = []
  for (let index = 0; index < 12; index++) {
    const { client: another } = await kvittens.signedIn([], { password: OTHER_PASSWORD })
    victim.push((await add(another, 'one.victim@home.example')).statusCode)
  }
  expect(victim).toEqual([...Array(10).fill(303), 429, 429])
})

test('S13: test messages are capped by operator', async () => {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  const statuses: number[] = []
  for (let index = 0; index < 11; index++)
    statuses.push(
      (await client.post('/api/settings/mail/test', { recipient: 'x@home.example' })).statusCode,
    )
  expect(statuses).toEqual([...Array(10).fill(200), 429])
})

test('S13: several changes at once are told in one notice to each address', async () => {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  const user = await kvittens.addUser()
  await kvittens.deliver()
  const changed = await client.request({
    method: 'PATCH',
    url: `/api/users/${user.id}`,
    payload: { otherMails: ['a@new.example', 'b@new.example', 'c@new.example', 'd@new.example'] },
  })
  expect(changed.statusCode, changed.body).toBe(200)
  const mails = await kvittens.deliver()
  const told = mails.filter(({ to }) => to === user.userPrincipalName)
  // One of what was added, one of what was removed.
  expect(told.length).toBe(2)
  expect(told.some(({ text }) => text.includes('a@new.example, b@new.example'))).toBe(true)
})

test('S13: notices that still wait are coalesced into the newest', async () => {
  const user = await kvittens.addUser()
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  await kvittens.deliver()
  for (let index = 0; index < 4; index++) await reset(operator, user)
  const latest = (await reset(operator, user)).json().handover.reference
  const notices = (await kvittens.deliver()).filter(({ to }) => to === user.userPrincipalName)
  expect(notices.map(({ text }) => text.includes(latest))).toEqual([true])
  await reset(operator, user)
  expect((await kvittens.deliver()).map(({ to }) => to)).toEqual([user.userPrincipalName])
})

test('S13: no cap drops a security notice', async () => {
  const { client, user: owner } = await kvittens.signedIn([], { password: OTHER_PASSWORD })
  await kvittens.pool.query(
    `insert into rate_limit select 'reset-' || k || ':' || $1, 999, now() + interval '99 years' from unnest(array['account', 'recipient']) k`,
    [owner.id],
  )
  const fields = {
    current: OTHER_PASSWORD,
    password: 'sju nya lingonris',
    repeat: 'sju nya lingonris',
  }
  expect((await client.submit('/account/password', fields)).statusCode).toBe(303)
  const told = (await kvittens.deliver()).map(({ to }) => to)
  expect(told.toSorted()).toEqual([owner.otherMail, owner.userPrincipalName].toSorted())
})

test('S13, S19: that a link went to a new destination is never coalesced away', async () => {
  const user = await kvittens.addUser()
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  await kvittens.deliver()
  const elsewhere = await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'revealLink',
    recipient: 'elsewhere@post.example',
    verification: 'calledBack',
  })
  const first: string = elsewhere.json().handover.reference
  const second: string = (await reset(operator, user)).json().handover.reference
  const told = (await kvittens.deliver()).filter(({ to }) => to === user.userPrincipalName)
  const named = told.map(({ text }) =>
    [first, second].find((reference) => text.includes(reference)),
  )
  expect(named).toHaveLength(2)
  expect(new Set(named)).toEqual(new Set([first, second]))
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteAdministrator } from '../../src/sign-in/invite-administrator.ts'
import { handOver, OTHER_PASSWORD, OWN_PASSWORD, signIn } from '../flows.ts'
import type { SunkMail } from '../mail-sink.ts'
import { passwordIn } from '../page-parts.ts'
import { startTestApp, type TestApp, type TestUser } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const DAY_MS = 86_400_000

/** A user with two more addresses: one removed 29 days ago, one removed 31 days ago. */
async function withRemovedAddresses() {
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const local = user.id.slice(0, 8)
  const removed = (days: number) => new Date(kvittens.clock.now.getTime() - days * DAY_MS)
  for (const [address, removedAt] of [
    [`second-${local}@home.example`, null],
    [`recent-${local}@home.example`, removed(29)],
    [`long-ago-${local}@home.example`, removed(31)],
  ] as const)
    await kvittens.pool.query(
      `insert into contact_address (id, user_id, kind, address, address_key, source, added_at, removed_at)
       values ($1, $2, 'other', $3, $3, 'imported', $4, $5)`,
      [randomUUID(), user.id, address, removed(90), removedAt],
    )
  return {
    user,
    onFile: [user.userPrincipalName, user.otherMail, `second-${local}@home.example`],
    recent: `recent-${local}@home.example`,
  }
}

const addressesOf = (mails: readonly SunkMail[]) => mails.map(({ to }) => to).toSorted()

test('S22: a reset is told on every address on file and on those removed in the last 30 days', async () => {
  const { user, onFile, recent } = await withRemovedAddresses()
  const { notices, mail } = await handOver(kvittens, { user })
  // The address that gets the hand-over itself learns of it from that.
  const others = onFile.filter((address) => address !== user.otherMail)
  expect(addressesOf(notices)).toEqual([...others, recent].toSorted())
  expect(mail.to).toBe(user.otherMail)
  for (const { text, subject } of notices) {
    expect(subject).toContain('Test kommun')
    expect(text).toContain('Per Öberg')
    expect(text).toMatch(/\/d\/[\w-]{43}/)
    expect(text).not.toMatch(/\/r\//)
  }
})

async function expectTold(user: TestUser, wanted: string[], act: () => Promise<void>) {
  await kvittens.deliver()
  await act()
  const mails = await kvittens.deliver()
  expect(addressesOf(mails)).toEqual(wanted.toSorted())
  for (const { text } of mails) expect(text).not.toContain(user.userPrincipalName)
}

test('S22: an own change of password is told everywhere', async () => {
  const { user, onFile, recent } = await withRemovedAddresses()
  const { client } = await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
  await expectTold(user, [...onFile, recent], async () => {
    const changed = await client.submit('/account/password', {
      current: OTHER_PASSWORD,
      password: OWN_PASSWORD,
      repeat: OWN_PASSWORD,
    })
    expect(changed.statusCode).toBe(303)
  })
})

test('S22: a password that is set from a link is told everywhere', async () => {
  const { user, onFile, recent } = await withRemovedAddresses()
  const { link } = await handOver(kvittens, { user, body: { way: 'setLink' } })
  const choice = { answer: user.userPrincipalName, password: OWN_PASSWORD, repeat: OWN_PASSWORD }
  await expectTold(user, [...onFile, recent], async () => {
    expect((await kvittens.anonymous().submit(link, choice)).statusCode).toBe(200)
  })
})

test('S22: a forced change and an accepted invitation are told everywhere', async () => {
  const { user, onFile, recent } = await withRemovedAddresses()
  const { link } = await handOver(kvittens, { user })
  const page = await kvittens.anonymous().submit(link, { answer: user.userPrincipalName })
  const { client } = await signIn(kvittens, user.userPrincipalName, passwordIn(page.body))
  const fields = { password: OWN_PASSWORD, repeat: OWN_PASSWORD }
  await expectTold(user, [...onFile, recent], async () => {
    expect((await client.submit('/change-password', fields)).statusCode).toBe(303)
  })
  const command = kvittens.context({ kind: 'command', name: 'test' })
  const path = await inviteAdministrator(command, user.userPrincipalName)
  const others = { password: 'noch ein Lieblingssatz', repeat: 'noch ein Lieblingssatz' }
  await expectTold(user, [...onFile, recent], async () => {
    expect((await kvittens.anonymous().submit(path, others)).statusCode).toBe(303)
  })
})

test('S22: an address that is taken away learns of it, and of what follows for 30 days', async () => {
  const { client: operator } = await kvittens.signedIn(['UserAdministrator'])
  const user = await kvittens.addUser()
  const url = `/api/users/${user.id}`
  const payload = { otherMails: ['mallory@evil.example'] }
  await expectTold(
    user,
    // What was added and what was removed, to each: the new one, the removed one, the account's own.
    ['mallory@evil.example', user.otherMail, user.userPrincipalName].flatMap((one) => [one, one]),
    async () => {
      expect((await operator.request({ method: 'PATCH', url, payload })).statusCode).toBe(200)
    },
  )
  await operator.post(`${url}/reset-password`, {
    way: 'setLink',
    recipient: 'mallory@evil.example',
    verification: 'other',
  })
  expect(addressesOf(await kvittens.deliver())).toContain(user.otherMail)
  kvittens.advance(30 * DAY_MS + 1000)
  await kvittens.deliver()
  const { client: later } = await kvittens.signedIn(['UserAdministrator'])
  await later.post(`${url}/reset-password`, { way: 'setLink', recipient: 'mallory@evil.example' })
  expect(addressesOf(await kvittens.deliver())).not.toContain(user.otherMail)
})

test('S22: an owner who removes or adds an address is told on all the others and on that one', async () => {
  const { client, user } = await kvittens.signedIn([], { password: OTHER_PASSWORD })
  const { body } = await client.get('/account')
  // The account's own mailbox comes first, and is the organisation's to take away.
  const [, id] = [...body.matchAll(/\/account\/addresses\/([0-9a-f-]{36})\/remove/g)].at(-1) ?? []
  await expectTold(user, [user.userPrincipalName, user.otherMail], async () => {
    const removed = await client.submit(`/account/addresses/${id}/remove`, {
      current: OTHER_PASSWORD,
    })
    expect(removed.statusCode, removed.body).toBe(303)
  })
  const fields = { address: 'fresh@home.example', current: OTHER_PASSWORD }
  await expectTold(
    user,
    [user.userPrincipalName, user.otherMail, 'fresh@home.example'],
    async () => {
      expect((await client.submit('/account/addresses', fields)).statusCode).toBe(303)
    },
  )
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { insertAddresses } from '../directory/address-queries.ts'
import type { UserDetail } from './contract.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

test('a user’s page has addresses, hand-overs, sessions and lockout', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const ann = await kvittens.addUser({ displayName: 'Ann Andersson', password: 'Gröt & sylt 4711' })
  const browser = kvittens.anonymous()
  await browser.submit('/sign-in', {
    userName: ann.userPrincipalName,
    password: 'Gröt & sylt 4711',
  })
  for (let tries = 0; tries < 10; tries++) {
    await kvittens
      .anonymous()
      .submit('/sign-in', { userName: ann.userPrincipalName, password: `wrong ${tries}` })
  }
  const before = (await client.get(`/api/users/${ann.id}`)).json<UserDetail>()
  expect(before.sessions).toHaveLength(1)
  expect(before.lockedUntil).not.toBeNull()
  expect(before.passwordState).toBe('set')

  await client.post(`/api/users/${ann.id}/reset-password`, {
    way: 'revealLink',
    recipient: ann.otherMail,
  })
  const after = (await client.get(`/api/users/${ann.id}`)).json<UserDetail>()
  expect(after).toMatchObject({
    mail: ann.userPrincipalName,
    otherMails: [ann.otherMail],
    passwordState: 'temporary',
    sessions: [],
    lockedUntil: null,
    handovers: [{ state: 'queued', recipient: ann.otherMail }],
  })
  expect(after.passwordExpiresAt).not.toBeNull()
})

test('S19: an address counts as on file or not depending on who asks', async () => {
  const one = await kvittens.signedIn(['UserAdministrator'])
  const two = await kvittens.signedIn(['UserAdministrator'])
  const ann = await kvittens.addUser({ otherMail: null })
  await insertAddresses(kvittens.db, [
    {
      id: randomUUID(),
      userId: ann.id,
      kind: 'other',
      address: 'new@home.example',
      addressKey: 'new@home.example',
      source: 'operator',
      addedBy: one.user.id,
      addedByName: 'One',
      addedAt: new Date(kvittens.clock.now.getTime() - 8 * 86_400_000),
      confirmedAt: null,
      removedAt: null,
    },
  ])
  const onFile = async (client: typeof one.client) => {
    const detail = (await client.get(`/api/users/${ann.id}`)).json<UserDetail>()
    return detail.addresses.find(({ kind }) => kind === 'other')?.onFile
  }
  expect(await onFile(one.client)).toBe(false)
  expect(await onFile(two.client)).toBe(true)
})

test('who may read users but not hand-overs sees none', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const directory = await kvittens.signedIn(['DirectoryReaders'])
  const ann = await kvittens.addUser()
  await client.post(`/api/users/${ann.id}/reset-password`, {
    way: 'revealLink',
    recipient: ann.otherMail,
  })
  const seen = await directory.client.get(`/api/users/${ann.id}`)
  expect(seen.json<UserDetail>().handovers).toEqual([])
})

test('somebody who doesn’t exist is not found', async () => {
  const { client } = await kvittens.signedIn(['GlobalReader'])
  const response = await client.get(`/api/users/${randomUUID()}`)
  expect(response.statusCode).toBe(404)
  expect(response.json().type).toBe('urn:kvittens:problem:user-not-found')
  expect((await client.get('/api/users/anna')).statusCode).toBe(400)
})

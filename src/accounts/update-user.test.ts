import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditTrail, countAuditEvents } from '../../test/audit-trail.ts'
import type { TestClient } from '../../test/test-client.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { UserDetail } from './contract.ts'

let kvittens: TestApp
let operator: TestClient

beforeAll(async () => {
  kvittens = await startTestApp()
  operator = (await kvittens.signedIn(['UserAdministrator'])).client
})
afterAll(() => kvittens.stop())

const problem = (code: string) => `urn:kvittens:problem:${code}`

async function patch(client: TestClient, id: string, body: object) {
  return await client.request({ method: 'PATCH', url: `/api/users/${id}`, payload: body })
}

describe('basic properties', () => {
  test('only what is named changes, and the log says which, not to what', async () => {
    const ann = await kvittens.addUser({ displayName: 'Ann Andersson' })
    const before = await countAuditEvents(kvittens.db)
    const response = await patch(operator, ann.id, {
      displayName: 'Ann Berg',
      surname: 'Berg',
      department: 'Skola',
      city: null,
      preferredLanguage: 'de',
    })
    expect(response.statusCode, response.body).toBe(200)
    expect(response.json<UserDetail>()).toMatchObject({
      displayName: 'Ann Berg',
      givenName: 'Ann',
      surname: 'Berg',
      department: 'Skola',
      city: null,
      preferredLanguage: 'de',
      otherMails: [ann.otherMail],
    })
    expect(await countAuditEvents(kvittens.db)).toBe(before + 1)
    const [event] = await auditTrail(kvittens.db, ann.id)
    expect(event).toMatchObject({
      action: 'user.updated',
      detail: { changed: ['department', 'displayName', 'preferredLanguage', 'surname'] },
    })
    expect(JSON.stringify(event?.detail)).not.toContain('Berg')
  })

  test('what is cleared is gone from the search too', async () => {
    const ann = await kvittens.addUser()
    await patch(operator, ann.id, { department: 'Kvarnforsen' })
    expect((await operator.get('/api/users?search=kvarnforsen')).json().count).toBe(1)
    await patch(operator, ann.id, { department: '' })
    expect((await operator.get('/api/users?search=kvarnforsen')).json().count).toBe(0)
  })

  test('who may edit names may not thereby touch what is sensitive, and the other way round', async () => {
    const ann = await kvittens.addUser()
    const holder = await kvittens.addUser({ roles: ['GlobalAdministrator'] })
    expect((await patch(operator, holder.id, { jobTitle: 'Chef' })).statusCode).toBe(200)
    expect((await patch(operator, holder.id, { mobilePhone: '070' })).statusCode).toBe(403)

    const { client } = await kvittens.signedIn(['AuthenticationAdministrator'])
    expect((await patch(client, ann.id, { mobilePhone: '070' })).statusCode).toBe(200)
    expect((await patch(client, ann.id, { jobTitle: 'Chef' })).statusCode).toBe(403)
  })
})

describe('sensitive properties', () => {
  test.each([
    { userPrincipalName: 'new.name@test.example' },
    { accountEnabled: false },
    { mobilePhone: '070' },
    { businessPhones: ['08'] },
    { mail: 'new.mail@test.example' },
    { otherMails: ['thief@home.example'] },
  ])('a password administrator may not change %j', async (body) => {
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    const ann = await kvittens.addUser()
    const response = await patch(client, ann.id, body)
    expect(response.statusCode).toBe(403)
    expect(response.json()).toMatchObject({ type: problem('not-allowed'), reason: 'no-ability' })
    expect(await auditTrail(kvittens.db, ann.id)).toEqual([])
  })

  test('S17: nor may anybody on holders of roles above theirs', async () => {
    const boss = await kvittens.addUser({ roles: ['PrivilegedRoleAdministrator'] })
    const response = await patch(operator, boss.id, { otherMails: ['thief@home.example'] })
    expect(response.json()).toMatchObject({ reason: 'role-above-yours' })
    const detail = (await operator.get(`/api/users/${boss.id}`)).json<UserDetail>()
    expect(detail.otherMails).toEqual([boss.otherMail])
  })

  test('a user name is changed where it is free and in our domains', async () => {
    const ann = await kvittens.addUser()
    const bo = await kvittens.addUser()
    const rename = (userPrincipalName: string) => patch(operator, ann.id, { userPrincipalName })
    expect((await rename('Ann.New@TEST.example')).json()).toMatchObject({
      userPrincipalName: 'Ann.New@test.example',
    })
    expect((await rename('ann.NEW@test.example')).statusCode, 'another case is one’s own').toBe(200)
    expect((await rename(bo.userPrincipalName.toUpperCase())).json().type).toBe(
      problem('user-principal-name-taken'),
    )
    expect((await rename('ann@elsewhere.example')).json().type).toBe(problem('domain-not-yours'))
  })
})

describe('addresses', () => {
  test('S22: every address is told of a change, the removed one included, once for all of it', async () => {
    const ann = await kvittens.addUser({ otherMail: 'old@home.example' })
    const response = await patch(operator, ann.id, {
      otherMails: ['new1@home.example', 'new2@home.example'],
    })
    expect(response.statusCode, response.body).toBe(200)
    expect(response.json<UserDetail>().otherMails).toEqual([
      'new1@home.example',
      'new2@home.example',
    ])
    const mails = await kvittens.deliver()
    expect(mails.map(({ to }) => to).toSorted()).toEqual(
      [ann.userPrincipalName, 'new1@home.example', 'new2@home.example', 'old@home.example']
        .flatMap((to) => [to, to])
        .toSorted(),
    )
    const told = mails.filter(({ to }) => to === 'old@home.example').map(({ text }) => text)
    expect(told.some((text) => text.includes('new1@home.example, new2@home.example'))).toBe(true)
    expect(told.some((text) => text.includes('old@home.example'))).toBe(true)
    expect(await auditTrail(kvittens.db, ann.id)).toMatchObject([
      { action: 'user.updated', detail: { changed: ['otherMails'] } },
    ])
  })

  test('S19: an address that an operator added is not on file for them', async () => {
    const ann = await kvittens.addUser()
    await patch(operator, ann.id, { otherMails: [ann.otherMail, 'mine@home.example'] })
    await kvittens.deliver()
    const detail = (await operator.get(`/api/users/${ann.id}`)).json<UserDetail>()
    expect(
      Object.fromEntries(detail.addresses.map(({ address, onFile }) => [address, onFile])),
    ).toMatchObject({ [ann.otherMail]: true, 'mine@home.example': false })
    const reset = await operator.post(`/api/users/${ann.id}/reset-password`, {
      way: 'revealLink',
      recipient: 'mine@home.example',
    })
    expect(reset.json().type).toBe(problem('verification-required'))
  })

  test('removing and adding the same address again does not put it back on file', async () => {
    const ann = await kvittens.addUser()
    await patch(operator, ann.id, { otherMails: [] })
    await patch(operator, ann.id, { otherMails: [ann.otherMail] })
    await kvittens.deliver()
    const detail = (await operator.get(`/api/users/${ann.id}`)).json<UserDetail>()
    const present = detail.addresses.filter(({ removedAt }) => removedAt === null)
    expect(present.find(({ kind }) => kind === 'other')?.onFile).toBe(false)
  })

  test('the mailbox changes together with the record of it, and can be taken away', async () => {
    const ann = await kvittens.addUser()
    const changed = await patch(operator, ann.id, { mail: 'post.ann@test.example' })
    expect(changed.json<UserDetail>().mail).toBe('post.ann@test.example')
    const records = changed
      .json<UserDetail>()
      .addresses.filter(({ kind, removedAt }) => kind === 'mail' && removedAt === null)
    expect(records.map(({ address }) => address)).toEqual(['post.ann@test.example'])
    const gone = await patch(operator, ann.id, { mail: null })
    expect(gone.json<UserDetail>().mail).toBeNull()
    await kvittens.deliver()
  })

  test('an alternate address that becomes the mailbox is listed once', async () => {
    const ann = await kvittens.addUser()
    const response = await patch(operator, ann.id, { mail: ann.otherMail })
    expect(response.statusCode, response.body).toBe(200)
    expect(response.json<UserDetail>()).toMatchObject({ mail: ann.otherMail, otherMails: [] })
    await kvittens.deliver()
  })

  test('what stays as it is tells nobody', async () => {
    const ann = await kvittens.addUser()
    const response = await patch(operator, ann.id, {
      mail: ann.userPrincipalName,
      otherMails: [ann.otherMail.toUpperCase()],
    })
    expect(response.statusCode, response.body).toBe(200)
    expect(await kvittens.deliver()).toEqual([])
    expect(await auditTrail(kvittens.db, ann.id)).toMatchObject([{ detail: { changed: [] } }])
  })

  test('another user’s address is refused', async () => {
    const ann = await kvittens.addUser()
    const bo = await kvittens.addUser()
    const response = await patch(operator, ann.id, { otherMails: [bo.otherMail] })
    expect(response.statusCode).toBe(409)
    expect(response.json()).toMatchObject({ type: problem('address-is-somebody-elses') })
  })
})

test('a deleted or unknown user isn’t changed', async () => {
  const ann = await kvittens.addUser()
  await operator.request({ method: 'DELETE', url: `/api/users/${ann.id}` })
  expect((await patch(operator, ann.id, { city: 'Umeå' })).json().type).toBe(
    problem('user-deleted'),
  )
  const nobody = await patch(operator, '3f2f7a54-4d0f-4f57-9d6d-3b9f6a2c1d10', { city: 'Umeå' })
  expect(nobody.statusCode).toBe(404)
  expect((await patch(operator, ann.id, { hash: 'x' })).statusCode).toBe(400)
})

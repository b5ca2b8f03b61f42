import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditTrail, countAuditEvents } from '../../test/audit-trail.ts'
import { linkIn } from '../../test/mail-sink.ts'
import { passwordIn } from '../../test/page-parts.ts'
import type { TestClient } from '../../test/test-client.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { AddUserResponse } from './contract.ts'

let kvittens: TestApp
let operator: TestClient
let number = 0

beforeAll(async () => {
  kvittens = await startTestApp()
  operator = (await kvittens.signedIn(['UserAdministrator'])).client
})
afterAll(() => kvittens.stop())

function newUser(more: Record<string, unknown> = {}) {
  number++
  return {
    displayName: 'Ny Nilsson',
    givenName: 'Ny',
    surname: 'Nilsson',
    userPrincipalName: `ny.nilsson${number}@test.example`,
    ...more,
  }
}

const problem = (code: string) => `urn:kvittens:problem:${code}`

describe('adding a user', () => {
  test('without a hand-over there is no password and nothing is sent', async () => {
    const before = await countAuditEvents(kvittens.db)
    const response = await operator.post(
      '/api/users',
      newUser({
        displayName: '  Eva\n Ek ',
        department: 'Skola',
        jobTitle: '',
        mobilePhone: '070-123 45 67',
        businessPhones: ['08-1', ' '],
        preferredLanguage: 'sv',
        mail: 'eva.ek@test.example',
        otherMails: ['Eva@Home.Example', 'eva@home.example'],
      }),
    )
    expect(response.statusCode, response.body).toBe(201)
    const { user, handover, pin, password } = response.json<AddUserResponse>()
    expect({ handover, pin, password }).toEqual({ handover: null, pin: null, password: null })
    expect(user).toMatchObject({
      displayName: 'Eva Ek',
      department: 'Skola',
      jobTitle: null,
      mobilePhone: '070-123 45 67',
      businessPhones: ['08-1'],
      preferredLanguage: 'sv',
      mail: 'eva.ek@test.example',
      otherMails: ['Eva@home.example'],
      passwordState: 'none',
      accountEnabled: true,
    })
    expect(await kvittens.deliver()).toEqual([])
    expect(await countAuditEvents(kvittens.db)).toBe(before + 1)
    expect(await auditTrail(kvittens.db, user.id)).toMatchObject([
      { action: 'user.added', outcome: 'success', actorName: 'Per Öberg' },
    ])
  })

  test('the first password is handed over at once, to an address that was just given', async () => {
    const before = await countAuditEvents(kvittens.db)
    const response = await operator.post(
      '/api/users',
      newUser({
        otherMails: ['ny@home.example'],
        handover: { way: 'revealLink', recipient: 'ny@home.example' },
      }),
    )
    expect(response.statusCode, response.body).toBe(201)
    const { user, handover } = response.json<AddUserResponse>()
    expect(handover).toMatchObject({ state: 'queued', recipientOnFile: true, open: true })
    expect(await countAuditEvents(kvittens.db)).toBe(before + 1)
    expect(await auditTrail(kvittens.db, user.id)).toMatchObject([
      {
        action: 'user.added',
        detail: { handover: handover?.reference, recipient: 'ny@home.example' },
      },
    ])

    kvittens.advance(11_000)
    const [mail] = await kvittens.deliver()
    expect(mail?.to).toBe('ny@home.example')
    const link = linkIn(mail, 'r')
    const recipient = kvittens.anonymous()
    await recipient.get(link)
    const revealed = await recipient.submit(link, { answer: 'Nilsson' })
    expect(revealed.statusCode, revealed.body).toBe(200)
    const signIn = await recipient.submit('/sign-in', {
      userName: user.userPrincipalName,
      password: passwordIn(revealed.body),
    })
    expect(signIn.headers['location']).toBe('/change-password')
  })

  test('S19: afterwards the same address is not on file for the operator who gave it', async () => {
    const added = await operator.post('/api/users', newUser({ otherMails: ['later@home.example'] }))
    const { user } = added.json<AddUserResponse>()
    const reset = await operator.post(`/api/users/${user.id}/reset-password`, {
      way: 'revealLink',
      recipient: 'later@home.example',
    })
    expect(reset.json().type).toBe(problem('verification-required'))
  })

  test('S19: an address that was not given with the user takes the path of new destinations', async () => {
    const body = newUser({ handover: { way: 'revealLink', recipient: 'else@home.example' } })
    const response = await operator.post('/api/users', body)
    expect(response.statusCode).toBe(400)
    expect(response.json().type).toBe(problem('verification-required'))
    const list = await operator.get(`/api/users?search=${body.userPrincipalName}`)
    expect(list.json().count, 'nothing is kept of what was refused').toBe(0)
  })

  test('S19: who holds a role gets the link at a given address only', async () => {
    const { client } = await kvittens.signedIn(['GlobalAdministrator'])
    const add = (recipient: string) =>
      client.post(
        '/api/users',
        newUser({
          roles: ['PasswordAdministrator'],
          otherMails: [`given${number}@home.example`],
          handover: { way: 'revealLink', recipient, verification: 'inPerson' },
        }),
      )
    const refused = await add('else@home.example')
    expect(refused.json().type).toBe(problem('new-destination-for-role-holder'))
    const given = await add(`given${number}@home.example`)
    expect(given.statusCode, given.body).toBe(201)
    expect(given.json<AddUserResponse>().user.roles).toEqual(['PasswordAdministrator'])
  })

  test('the link never goes to the account’s own mailbox', async () => {
    const body = newUser({ mail: 'own@test.example' })
    for (const recipient of ['own@test.example', body.userPrincipalName]) {
      const response = await operator.post('/api/users', {
        ...body,
        handover: { way: 'revealLink', recipient },
      })
      expect(response.json().type).toBe(problem('recipient-is-own-account'))
    }
  })
})

describe('what is refused', () => {
  test.each([
    ['no-at-sign', 'user-principal-name-invalid'],
    ['åsa@test.example', 'user-principal-name-invalid'],
    ['.asa@test.example', 'user-principal-name-invalid'],
    ['asa@elsewhere.example', 'domain-not-yours'],
  ])('%s is no user name here', async (userPrincipalName, code) => {
    const response = await operator.post('/api/users', newUser({ userPrincipalName }))
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ type: problem(code), field: 'userPrincipalName' })
  })

  test.each([
    [{ mail: 'not an address' }, 'address-invalid'],
    [{ mail: ['a@home.example', 'b@home.example'] }, 'address-invalid'],
    [{ otherMails: ['a@home.example,b@home.example'] }, 'address-invalid'],
    [{ otherMails: [{ address: 'a@home.example' }] }, 'address-invalid'],
    [{ otherMails: ['a@home.example\r\nbcc: b@home.example'] }, 'address-invalid'],
    [{ displayName: ' \n ' }, 'display-name-missing'],
    [{ handover: { way: 'revealLink', recipient: ['a@home.example'] } }, 'recipient-invalid'],
    [{ handover: { way: 'shown' } }, 'way-not-allowed'],
    [{ isAdmin: true }, 'invalid-request'],
    [{ displayName: 'x'.repeat(257) }, 'invalid-request'],
  ])('S2: %j', async (more, code) => {
    const response = await operator.post('/api/users', newUser(more))
    expect(response.json().type).toBe(problem(code))
  })

  test('a name that somebody has, in any case, also if they are deleted', async () => {
    const ann = await kvittens.addUser({ userPrincipalName: 'ann.taken@test.example' })
    const add = async () =>
      await operator.post('/api/users', newUser({ userPrincipalName: 'Ann.Taken@test.example' }))
    const taken = await add()
    expect(taken.statusCode).toBe(409)
    expect(taken.json()).toMatchObject({
      type: problem('user-principal-name-taken'),
      holder: 'active',
    })
    expect(
      (await operator.request({ method: 'DELETE', url: `/api/users/${ann.id}` })).statusCode,
    ).toBe(204)
    expect((await add()).json()).toMatchObject({
      type: problem('user-principal-name-taken'),
      holder: 'deleted',
    })
  })

  test('of ten who give the same name at once, one gets it', async () => {
    const body = newUser()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => operator.post('/api/users', body)),
    )
    const statuses = answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)
    expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
  })

  test('S19: an address that belongs to another user', async () => {
    const ann = await kvittens.addUser()
    for (const more of [
      { otherMails: [ann.otherMail.toUpperCase()] },
      { mail: ann.otherMail },
      { otherMails: [ann.userPrincipalName] },
    ]) {
      const response = await operator.post('/api/users', newUser(more))
      expect(response.statusCode).toBe(409)
      expect(response.json().type).toBe(problem('address-is-somebody-elses'))
    }
  })

  test('who may not add, or may not give the role', async () => {
    for (const role of ['PasswordAdministrator', 'HelpdeskAdministrator', 'GlobalReader']) {
      const { client } = await kvittens.signedIn([role])
      expect((await client.post('/api/users', newUser())).statusCode, role).toBe(403)
    }
    const withRole = await operator.post('/api/users', newUser({ roles: ['GlobalAdministrator'] }))
    expect(withRole.statusCode).toBe(403)
    const { client } = await kvittens.signedIn(['GlobalAdministrator'])
    const unknown = await client.post('/api/users', newUser({ roles: ['Emperor'] }))
    expect(unknown.json().type).toBe(problem('role-not-found'))
  })

  test('S27: a chosen password follows the policy, and may not hold the person’s name', async () => {
    await kvittens.changeSettings({
      handoverPolicy: {
        setLinkFirst: false,
        operatorMayChoosePassword: true,
        operatorMaySeePassword: true,
        passwordInMessage: false,
        letters: true,
        defaultLifetime: '3d',
      },
    })
    const add = (password: string) =>
      operator.post('/api/users', newUser({ handover: { way: 'shown', password } }))
    expect((await add('kort')).json().type).toBe(problem('password-refused'))
    expect((await add('Nilsson Nilsson')).json().type).toBe(problem('password-refused'))
    const shown = await add('Havregrynsgröt 17 ggr')
    expect(shown.statusCode, shown.body).toBe(201)
    expect(shown.json<AddUserResponse>().password).toBe('Havregrynsgröt 17 ggr')
  })
})

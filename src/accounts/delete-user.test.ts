import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditTrail, countAuditEvents } from '../../test/audit-trail.ts'
import type { TestClient } from '../../test/test-client.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { UserDetail } from './contract.ts'

const DAY_MS = 86_400_000
const PASSWORD = 'Gröt & sylt 4711'
const NOBODY = '3f2f7a54-4d0f-4f57-9d6d-3b9f6a2c1d10'

let kvittens: TestApp
let operator: TestClient

beforeAll(async () => {
  kvittens = await startTestApp()
  operator = (await kvittens.signedIn(['UserAdministrator'])).client
})
afterAll(() => kvittens.stop())

const problem = (code: string) => `urn:kvittens:problem:${code}`

async function remove(client: TestClient, id: string) {
  return await client.request({ method: 'DELETE', url: `/api/users/${id}` })
}

async function restore(client: TestClient, id: string, recipient: string | undefined) {
  return await client.post(`/api/users/${id}/restore`, { way: 'revealLink', recipient })
}

async function trySignIn(userName: string): Promise<number> {
  const response = await kvittens.anonymous().submit('/sign-in', { userName, password: PASSWORD })
  return response.statusCode
}

describe('deleting', () => {
  test('S21, S26: sessions, sign-in and open hand-overs end at once', async () => {
    const { client, user } = await kvittens.signedIn([], { password: PASSWORD })
    await operator.post(`/api/users/${user.id}/reset-password`, {
      way: 'revealLink',
      recipient: user.otherMail,
    })
    const before = await countAuditEvents(kvittens.db)
    expect((await remove(operator, user.id)).statusCode).toBe(204)
    expect(await countAuditEvents(kvittens.db)).toBe(before + 1)
    expect((await auditTrail(kvittens.db, user.id)).at(-1)).toMatchObject({
      action: 'user.deleted',
      detail: { handoversWithdrawn: 1 },
    })
    expect((await client.get('/api/me')).statusCode).toBe(401)
    expect(await trySignIn(user.userPrincipalName)).toBe(422)
    const detail = (await operator.get(`/api/users/${user.id}`)).json<UserDetail>()
    expect(detail).toMatchObject({ daysLeft: 30, handover: { state: 'withdrawn', open: false } })
    kvittens.advance(11_000)
    const left = await kvittens.deliver()
    expect(left.filter(({ text }) => text.includes('/r/'))).toEqual([])
  })

  test('twice, unknown, oneself, above, and without the right', async () => {
    const ann = await kvittens.addUser()
    await remove(operator, ann.id)
    expect((await remove(operator, ann.id)).json().type).toBe(problem('user-deleted'))
    expect((await remove(operator, NOBODY)).statusCode).toBe(404)
    const admin = await kvittens.signedIn(['GlobalAdministrator'])
    expect((await remove(admin.client, admin.user.id)).json()).toMatchObject({ reason: 'yourself' })
    expect((await remove(operator, admin.user.id)).json()).toMatchObject({
      reason: 'role-above-yours',
    })
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    expect((await remove(client, ann.id)).statusCode).toBe(403)
  })
})

describe('restoring', () => {
  test('brings the user back with a new password only', async () => {
    const ann = await kvittens.addUser({ password: PASSWORD })
    expect(await trySignIn(ann.userPrincipalName)).toBe(303)
    await remove(operator, ann.id)
    const before = await countAuditEvents(kvittens.db)
    const response = await restore(operator, ann.id, ann.otherMail)
    expect(response.statusCode, response.body).toBe(200)
    expect(response.json().handover).toMatchObject({ state: 'queued', recipient: ann.otherMail })
    expect(await countAuditEvents(kvittens.db)).toBe(before + 1)
    expect((await auditTrail(kvittens.db, ann.id)).at(-1)).toMatchObject({
      action: 'user.restored',
      detail: { handover: response.json().handover.reference },
    })
    expect(await trySignIn(ann.userPrincipalName), 'the old password stays dead').toBe(422)
    const detail = (await operator.get(`/api/users/${ann.id}`)).json<UserDetail>()
    expect(detail).toMatchObject({ deletedDateTime: null, passwordState: 'temporary' })
  })

  test('needs a recipient, and the same care as a reset', async () => {
    const ann = await kvittens.addUser()
    await remove(operator, ann.id)
    expect((await restore(operator, ann.id, undefined)).json().type).toBe(
      problem('recipient-invalid'),
    )
    expect((await restore(operator, ann.id, 'else@home.example')).json().type).toBe(
      problem('verification-required'),
    )
    const detail = (await operator.get(`/api/users/${ann.id}`)).json<UserDetail>()
    expect(detail.deletedDateTime, 'still deleted').not.toBeNull()
  })

  test('S19: an address that became somebody else’s meanwhile stays theirs', async () => {
    const ann = await kvittens.addUser()
    await remove(operator, ann.id)
    const bo = await kvittens.addUser({ otherMail: null })
    const moved = await operator.request({
      method: 'PATCH',
      url: `/api/users/${bo.id}`,
      payload: { otherMails: [ann.otherMail] },
    })
    expect(moved.statusCode, moved.body).toBe(200)
    expect((await restore(operator, ann.id, ann.otherMail)).json().type).toBe(
      problem('recipient-is-somebody-elses'),
    )
    const elsewhere = await operator.post(`/api/users/${ann.id}/restore`, {
      way: 'revealLink',
      recipient: 'ann.back@home.example',
      verification: 'inPerson',
    })
    expect(elsewhere.statusCode, elsewhere.body).toBe(200)
    const detail = (await operator.get(`/api/users/${ann.id}`)).json<UserDetail>()
    expect(detail.otherMails).toEqual([])
  })

  test('S14: on the last day it works, after thirty days it is too late', async () => {
    const ann = await kvittens.addUser()
    const bo = await kvittens.addUser()
    await remove(operator, ann.id)
    await remove(operator, bo.id)
    kvittens.advance(30 * DAY_MS - 1000)
    const { client } = await kvittens.signedIn(['UserAdministrator'])
    expect((await restore(client, ann.id, ann.otherMail)).statusCode).toBe(200)
    kvittens.advance(1000)
    const late = await restore(client, bo.id, bo.otherMail)
    expect(late.statusCode).toBe(410)
    expect(late.json().type).toBe(problem('too-late-to-restore'))
    operator = (await kvittens.signedIn(['UserAdministrator'])).client
  })

  test('who isn’t deleted, and who may not', async () => {
    const ann = await kvittens.addUser()
    expect((await restore(operator, ann.id, ann.otherMail)).json().type).toBe(
      problem('user-not-deleted'),
    )
    const { client } = await kvittens.signedIn(['HelpdeskAdministrator'])
    expect((await restore(client, ann.id, ann.otherMail)).statusCode).toBe(403)
    const boss = await kvittens.addUser({ roles: ['GlobalAdministrator'] })
    expect((await restore(operator, boss.id, boss.otherMail)).json()).toMatchObject({
      reason: 'role-above-yours',
    })
    expect((await restore(operator, NOBODY, ann.otherMail)).statusCode).toBe(404)
  })

  test('of five who restore at once, one does', async () => {
    const ann = await kvittens.addUser()
    await remove(operator, ann.id)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => restore(operator, ann.id, ann.otherMail)),
    )
    const statuses = answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, 409, 409, 409, 409])
  })
})

describe('signing out everywhere', () => {
  test('S21: every session ends, the password stays', async () => {
    const { client, user } = await kvittens.signedIn([], { password: PASSWORD })
    await kvittens
      .anonymous()
      .submit('/sign-in', { userName: user.userPrincipalName, password: PASSWORD })
    const response = await operator.post(`/api/users/${user.id}/revoke-sessions`)
    expect(response.statusCode, response.body).toBe(204)
    expect((await auditTrail(kvittens.db, user.id)).at(-1)).toMatchObject({
      action: 'user.sessionsRevoked',
      detail: { ended: 2 },
    })
    expect((await client.get('/api/me')).statusCode).toBe(401)
    expect(await trySignIn(user.userPrincipalName)).toBe(303)
    const again = await operator.post(`/api/users/${user.id}/revoke-sessions`)
    expect(again.statusCode).toBe(204)
  })

  test('S17: not those above, not without the right, nobody unknown', async () => {
    const boss = await kvittens.addUser({ roles: ['GlobalAdministrator'] })
    const path = (id: string) => `/api/users/${id}/revoke-sessions`
    expect((await operator.post(path(boss.id))).json()).toMatchObject({
      reason: 'role-above-yours',
    })
    const { client } = await kvittens.signedIn(['GlobalReader'])
    expect((await client.post(path(boss.id))).statusCode).toBe(403)
    expect((await operator.post(path(NOBODY))).statusCode).toBe(404)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditTrail, countAuditEvents } from '../../test/audit-trail.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { startSession } from '../sessions/start-session.ts'
import type { Me } from './contract.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const problem = (code: string) => `urn:kvittens:problem:${code}`

describe('who I am', () => {
  test('roles, abilities and the organisation', async () => {
    const { client, user } = await kvittens.signedIn(['HelpdeskAdministrator'])
    const me = (await client.get('/api/me')).json<Me>()
    expect(me).toMatchObject({
      id: user.id,
      displayName: user.displayName,
      userPrincipalName: user.userPrincipalName,
      language: 'en',
      roles: ['HelpdeskAdministrator'],
      abilities: ['users.read', 'passwords.reset', 'followUps.read', 'followUps.work'],
      organisation: { kind: 'real', setUp: true, name: 'Test kommun' },
    })
  })

  test('S17: a role that is taken away is gone with the next request', async () => {
    const { client, user } = await kvittens.signedIn(['GlobalReader'])
    const { client: admin } = await kvittens.signedIn(['GlobalAdministrator'])
    expect((await client.get('/api/home')).statusCode).toBe(200)
    const removed = await admin.request({
      method: 'DELETE',
      url: `/api/roles/GlobalReader/assignments/${user.id}`,
    })
    expect(removed.statusCode, removed.body).toBe(204)
    expect((await client.get('/api/me')).json<Me>().abilities).toEqual([])
    expect((await client.get('/api/home')).statusCode).toBe(403)
  })

  test('nobody, and somebody who has to choose a password first', async () => {
    expect((await kvittens.anonymous().get('/api/me')).statusCode).toBe(401)
    const ann = await kvittens.addUser()
    const { token } = await startSession(kvittens.context({ kind: 'anonymous' }), {
      userId: ann.id,
      mustChange: true,
      userAgent: '',
      policy: { idleMinutes: 5, absoluteHours: 1 },
    })
    const client = kvittens.anonymous()
    client.cookies.set(client.cookieName('session'), token)
    const refused = await client.get('/api/me')
    expect(refused.statusCode).toBe(403)
    expect(refused.json().type).toBe(problem('must-change-password'))
    expect((await client.post('/api/sign-out')).statusCode, 'but may leave').toBe(204)
    expect((await client.get('/api/me')).statusCode).toBe(401)
  })
})

describe('my language', () => {
  test('is kept for my pages and mails, and by this browser', async () => {
    const { client, user } = await kvittens.signedIn(['GlobalReader'])
    const before = await countAuditEvents(kvittens.db)
    const response = await client.request({
      method: 'PATCH',
      url: '/api/me',
      payload: { language: 'zh-CN' },
    })
    expect(response.statusCode, response.body).toBe(204)
    expect((await client.get('/api/me')).json<Me>().language).toBe('zh-CN')
    expect((await client.get('/account')).body).toContain('lang="zh-CN"')
    expect(await countAuditEvents(kvittens.db)).toBe(before + 1)
    expect(await auditTrail(kvittens.db, user.id)).toMatchObject([
      { action: 'user.languageChanged', detail: { language: 'zh-CN' } },
    ])
  })

  test('is one that is offered', async () => {
    const { client } = await kvittens.signedIn(['GlobalReader'])
    const change = async (body: object) =>
      await client.request({ method: 'PATCH', url: '/api/me', payload: body })
    await kvittens.changeSettings({ languages: ['en', 'sv'] })
    expect((await change({ language: 'de' })).json().type).toBe(problem('language-not-offered'))
    await kvittens.changeSettings({ languages: ['en', 'sv', 'de', 'zh-CN'] })
    expect((await change({ language: 'fi' })).statusCode).toBe(400)
    expect((await change({ language: 'sv', roles: ['GlobalAdministrator'] })).statusCode).toBe(400)
  })

  test('follows the browser for whoever has not chosen', async () => {
    const { client, user } = await kvittens.signedIn(['GlobalReader'])
    await kvittens.pool.query('update user_account set preferred_language = null where id = $1', [
      user.id,
    ])
    const me = await client.get('/api/me', { 'accept-language': 'de-AT,de;q=0.9' })
    expect(me.json<Me>().language).toBe('de')
  })
})

test('signing out ends this session and no other', async () => {
  const { client, user } = await kvittens.signedIn(['GlobalReader'])
  const { token } = await startSession(kvittens.context({ kind: 'anonymous' }), {
    userId: user.id,
    mustChange: false,
    userAgent: '',
    policy: { idleMinutes: 60, absoluteHours: 1 },
  })
  const other = kvittens.anonymous()
  other.cookies.set(other.cookieName('session'), token)
  const copied = kvittens.anonymous()
  for (const [name, value] of client.cookies) copied.cookies.set(name, value)

  const response = await client.post('/api/sign-out')
  expect(response.statusCode, response.body).toBe(204)
  expect(client.cookies.has(client.cookieName('session'))).toBe(false)
  expect((await copied.get('/api/me')).statusCode, 'a copied cookie is worth nothing').toBe(401)
  expect((await other.get('/api/me')).statusCode).toBe(200)
  expect((await auditTrail(kvittens.db, user.id)).at(-1)).toMatchObject({
    action: 'user.signedOut',
  })
  expect((await client.post('/api/sign-out')).statusCode).toBe(401)
})

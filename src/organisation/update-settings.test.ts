import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditTrail, countAuditEvents } from '../../test/audit-trail.ts'
import type { TestClient } from '../../test/test-client.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { Settings } from './contract.ts'
import { DEFAULT_POLICIES } from './organisation.ts'

let kvittens: TestApp
let admin: TestClient

beforeAll(async () => {
  kvittens = await startTestApp()
  admin = (await kvittens.signedIn(['GlobalAdministrator'])).client
})
afterAll(() => kvittens.stop())

const FOLLOW_UP = {
  ...DEFAULT_POLICIES.followUpPolicy,
  delayedHours: 2,
  notFetchedHours: 48,
  notRevealedHours: 12,
  notSignedInHours: 36,
  letterDays: 5,
  expiresSoonHours: 6,
  otherPlace: 'network',
}

const problem = (code: string) => `urn:kvittens:problem:${code}`

async function patch(client: TestClient, body: object) {
  return await client.request({ method: 'PATCH', url: '/api/settings', payload: body })
}

describe('settings', () => {
  test('only the parts that are named change, and the log names them', async () => {
    const before = (await admin.get('/api/settings')).json<Settings>()
    const events = await countAuditEvents(kvittens.db)
    const response = await patch(admin, {
      name: ' Contoso\nkommun ',
      domains: ['Contoso.Example', '@edu.contoso.example', 'contoso.example', 'test.example'],
    })
    expect(response.statusCode, response.body).toBe(200)
    const expected = {
      ...before,
      name: 'Contoso kommun',
      domains: ['contoso.example', 'edu.contoso.example', 'test.example'],
    }
    expect(response.json()).toEqual(expected)
    expect((await admin.get('/api/settings')).json()).toEqual(expected)
    expect(await countAuditEvents(kvittens.db)).toBe(events + 1)
    expect((await auditTrail(kvittens.db, 'organisation')).at(-1)).toMatchObject({
      action: 'organisation.settingsChanged',
      detail: { changed: ['name', 'domains'] },
    })
  })

  test('S18: a policy holds from the next request on', async () => {
    const ann = await kvittens.addUser()
    const options = async () =>
      (await admin.get(`/api/users/${ann.id}/reset-options`)).json<{ ways: string[] }>().ways
    expect(await options()).not.toContain('shown')
    const response = await patch(admin, {
      handoverPolicy: {
        setLinkFirst: true,
        operatorMayChoosePassword: false,
        operatorMaySeePassword: true,
        passwordInMessage: false,
        letters: false,
        defaultLifetime: '24h',
      },
    })
    expect(response.statusCode, response.body).toBe(200)
    expect(await options()).toEqual(['setLink', 'revealLink', 'shown'])
  })

  test.each([
    [{ defaultLanguage: 'de', languages: ['en', 'sv'] }, 'default-language-not-offered'],
    [{ domains: ['no dots'] }, 'domain-invalid'],
    [{ domains: ['localhost'] }, 'domain-invalid'],
    [{ domains: ['a@b.example'] }, 'domain-invalid'],
    [{ domains: [] }, 'invalid-request'],
    [{ name: '  ' }, 'setting-missing'],
    [{ languages: [] }, 'invalid-request'],
    [{ languages: ['fi'] }, 'invalid-request'],
    [{ kind: 'demo' }, 'invalid-request'],
    [
      { passwordPolicy: { minimumLength: 4, requireClasses: false, bannedTerms: [] } },
      'invalid-request',
    ],
    [{ passwordPolicy: { minimumLength: 12 } }, 'invalid-request'],
    [{ sessionPolicy: { idleMinutes: 0, absoluteHours: 12 } }, 'invalid-request'],
    [{ followUpPolicy: { ...FOLLOW_UP, delayedHours: 0 } }, 'invalid-request'],
    [{ followUpPolicy: { ...FOLLOW_UP, notFetchedHours: 169 } }, 'invalid-request'],
    [{ followUpPolicy: { ...FOLLOW_UP, expiresSoonHours: 1.5 } }, 'invalid-request'],
    [{ followUpPolicy: { notSignedInHours: 24 } }, 'invalid-request'],
    [{ followUpPolicy: { ...FOLLOW_UP, otherPlace: 'continent' } }, 'invalid-request'],
  ])('%j is refused, and nothing changes', async (body, code) => {
    const before = (await admin.get('/api/settings')).json<Settings>()
    const response = await patch(admin, body)
    expect(response.statusCode).toBe(400)
    expect(response.json().type).toBe(problem(code))
    expect((await admin.get('/api/settings')).json()).toEqual(before)
  })

  test('two who change different parts at once keep both', async () => {
    const answers = await Promise.all([
      patch(admin, { supportContact: 'telephone 112 00' }),
      patch(admin, { sessionPolicy: { idleMinutes: 30, absoluteHours: 10 } }),
      patch(admin, {
        passwordPolicy: { minimumLength: 14, requireClasses: true, bannedTerms: [] },
      }),
      patch(admin, { followUpPolicy: FOLLOW_UP }),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
    expect((await admin.get('/api/settings')).json()).toMatchObject({
      supportContact: 'telephone 112 00',
      sessionPolicy: { idleMinutes: 30 },
      passwordPolicy: { minimumLength: 14 },
      followUpPolicy: FOLLOW_UP,
    })
  })

  test.each([
    ['time-zone-unknown', { timeZone: 'Europe/Atlantis' }],
    ['time-zone-unknown', { timeZone: '+01:00' }],
    ['quiet-hours-too-long', { quietHours: { from: '07:00', to: '07:00' } }],
    ['quiet-hours-too-long', { quietHours: { from: '12:00', to: '04:01' } }],
    ['invalid-request', { quietHours: { from: '24:00', to: '07:00' } }],
    ['invalid-request', { quietHours: { from: '21', to: '7' } }],
    ['invalid-request', { workingDays: [] }],
    ['invalid-request', { workingDays: ['monday', 'monday'] }],
    ['invalid-request', { workingDays: ['lördag'] }],
    ['invalid-request', { reminders: { most: 4, afterHours: 24, beforeEndHours: 12 } }],
    ['invalid-request', { reminders: { most: 1, afterHours: 0, beforeEndHours: 12 } }],
    ['invalid-request', { digestAt: '7.30' }],
  ])('%s: %j', async (code, change) => {
    const response = await patch(admin, { followUpPolicy: { ...FOLLOW_UP, ...change } })
    expect(response.statusCode).toBe(400)
    expect(response.json().type).toBe(problem(code))
  })

  test('a calendar of one’s own is kept', async () => {
    const followUpPolicy = {
      ...FOLLOW_UP,
      timeZone: 'Asia/Kolkata',
      workingDays: ['saturday', 'sunday'],
      quietHours: null,
      workingTimeOnly: true,
      reminders: { most: 0, afterHours: 168, beforeEndHours: 72 },
      digestAt: '23:59',
    }
    expect((await patch(admin, { followUpPolicy })).statusCode).toBe(200)
    expect((await admin.get('/api/settings')).json().followUpPolicy).toEqual(followUpPolicy)
  })

  test('who may read them, and who may change them', async () => {
    const { client: reader } = await kvittens.signedIn(['GlobalReader'])
    expect((await reader.get('/api/settings')).statusCode).toBe(200)
    expect((await patch(reader, { name: 'Mine' })).statusCode).toBe(403)
    const { client } = await kvittens.signedIn(['UserAdministrator'])
    expect((await client.get('/api/settings')).statusCode).toBe(403)
    expect((await kvittens.anonymous().get('/api/settings')).statusCode).toBe(401)
  })
})

describe('setting up', () => {
  const body = {
    name: 'Fabrikam AB',
    supportContact: 'it@fabrikam.example',
    defaultLanguage: 'de',
    languages: ['de', 'en'],
    domains: ['fabrikam.example'],
  }

  test('happens once, by somebody who may change settings', async () => {
    expect((await admin.post('/api/setup', body)).json().type).toBe(problem('already-set-up'))
    await kvittens.pool.query('update organisation set set_up_at = null')
    const { client } = await kvittens.signedIn(['GlobalReader'])
    expect((await client.post('/api/setup', body)).statusCode).toBe(403)
    expect((await admin.post('/api/setup', { ...body, domains: ['x'] })).statusCode).toBe(400)
    expect((await admin.get('/api/me')).json().organisation.setUp).toBe(false)

    const events = await countAuditEvents(kvittens.db)
    const answers = await Promise.all([
      admin.post('/api/setup', body),
      admin.post('/api/setup', { ...body, name: 'Another AB' }),
    ])
    const statuses = answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, 409])
    expect(await countAuditEvents(kvittens.db)).toBe(events + 1)
    expect((await admin.get('/api/me')).json().organisation).toMatchObject({
      setUp: true,
      kind: 'real',
      defaultLanguage: 'de',
      domains: ['fabrikam.example'],
    })
  })

  test('the time zone is the one that was said, else where the language is at home', async () => {
    const zone = async (more: object) => {
      await kvittens.pool.query('update organisation set set_up_at = null')
      const response = await admin.post('/api/setup', { ...body, ...more })
      return response.json().followUpPolicy?.timeZone ?? response.json().type
    }
    expect(await zone({})).toBe('Europe/Berlin')
    expect(await zone({ defaultLanguage: 'sv', languages: ['sv'] })).toBe('Europe/Stockholm')
    expect(await zone({ timeZone: 'America/St_Johns' })).toBe('America/St_Johns')
    expect(await zone({ timeZone: 'Nowhere' })).toBe(problem('time-zone-unknown'))
  })
})

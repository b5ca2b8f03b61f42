import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { saveCredential } from '../credentials/queries.ts'
import type { UserPage } from './contract.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
  await kvittens.addUser({ displayName: 'Anna Berg' })
})
afterAll(() => kvittens.stop())

test('each record says what the caller may do with it, and why not', async () => {
  const admin = await kvittens.signedIn(['GlobalAdministrator'], { displayName: 'Gina Adm' })
  const helper = await kvittens.signedIn(['HelpdeskAdministrator'], { displayName: 'Hal Help' })
  const { value } = (await helper.client.get('/api/users?top=200')).json<UserPage>()
  const abilities = (name: string) =>
    value.find(({ displayName }) => displayName === name)?.abilities
  expect(abilities('Anna Berg')).toMatchObject({
    resetPassword: { allowed: true },
    update: { allowed: false, reason: 'no-ability' },
    delete: { allowed: false, reason: 'no-ability' },
    restore: { allowed: false, reason: 'not-deleted' },
  })
  expect(abilities('Gina Adm')?.resetPassword).toEqual({
    allowed: false,
    reason: 'role-above-yours',
  })
  expect(abilities('Hal Help')?.resetPassword).toEqual({ allowed: false, reason: 'yourself' })
  const seen = (await admin.client.get('/api/users?search=anna')).json<UserPage>()
  expect(seen.value[0]?.abilities.delete).toEqual({ allowed: true })
})

test('S16: neither the list nor a user’s page holds a hash or a token', async () => {
  const hash = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$aGFzaA'
  const ann = await kvittens.addUser({ displayName: 'Hemlig Hash' })
  await saveCredential(kvittens.db, {
    userId: ann.id,
    hash,
    mustChange: true,
    handoverId: null,
    expiresAt: new Date('2026-02-09'),
    changedAt: kvittens.clock.now,
  })
  const { client: reader } = await kvittens.signedIn(['GlobalReader'])
  const list = await reader.get('/api/users?search=hemlig')
  const detail = await reader.get(`/api/users/${ann.id}`)
  expect(detail.statusCode, detail.body).toBe(200)
  for (const { body } of [list, detail]) {
    expect(body).toContain('Hemlig Hash')
    expect(body).not.toContain('argon2')
    expect(body).not.toMatch(/token/i)
  }
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countAuditEvents } from '../../test/audit-trail.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { insertUsers } from '../directory/queries.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

function lines(body: string): string[] {
  return body.replace('\ufeff', '').trimEnd().split('\r\n')
}

test('what is listed is exported, in order, in the reader’s language', async () => {
  const { client } = await kvittens.signedIn(['GlobalReader'], {
    displayName: 'Åke Reader',
    preferredLanguage: 'sv',
  })
  await kvittens.addUser({ displayName: 'Berit Blom', accountEnabled: false })
  const response = await client.get('/api/users/export.csv')
  expect(response.statusCode, response.body).toBe(200)
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(response.headers['content-disposition']).toBe(
    'attachment; filename="users-2026-01-15.csv"',
  )
  expect(response.body.startsWith('\ufeff')).toBe(true)
  const [header, first, second, ...more] = lines(response.body)
  expect(header).toMatch(/^"Visningsnamn";"Användarnamn";"Förnamn";"Efternamn";"Avdelning"/)
  expect(first).toMatch(/^"Åke Reader";.*"Inloggning tillåten";"Inget ännu";/)
  expect(first).toContain('"Global läsare"')
  expect(second).toMatch(/^"Berit Blom";.*"Inloggning blockerad"/)
  expect(more).toEqual([])
})

test('the columns that are shown are exported, in their order, behind the name', async () => {
  const { client } = await kvittens.signedIn(['GlobalReader'])
  await kvittens.addUser({ displayName: 'Kolumn Karlsson', mail: 'kk@test.example' })
  const { body } = await client.get('/api/users/export.csv?search=kolumn&columns=mail,signIn,state')
  const [header, first] = lines(body)
  expect(header).toBe('"Display name","E-mail","Sign-in","State or province"')
  expect(first).toBe('"Kolumn Karlsson","kk@test.example","Sign-in allowed",')
  const none = await client.get('/api/users/export.csv?search=kolumn&columns=none')
  expect(lines(none.body)).toEqual(['"Display name"', '"Kolumn Karlsson"'])
  for (const columns of ['', 'hash', 'mail,', 'mail,hash', 'mail,,city'])
    expect((await client.get(`/api/users/export.csv?columns=${columns}`)).statusCode, columns).toBe(
      400,
    )
})

test('S24: a name that is a formula to a spreadsheet is none any more', async () => {
  const { client } = await kvittens.signedIn(['GlobalReader'])
  await kvittens.addUser({ displayName: '=HYPERLINK("http://evil.example","Click")' })
  const response = await client.get('/api/users/export.csv?search=hyperlink')
  expect(lines(response.body)[1]).toMatch(/^"'=HYPERLINK\(""http/)
})

test('S9, S16: no hash, token or password of anybody is in it', async () => {
  const { client } = await kvittens.signedIn(['GlobalReader'])
  await kvittens.addUser({ displayName: 'Har Lösen', password: 'Gröt & sylt 4711' })
  const { body } = await client.get('/api/users/export.csv')
  expect(body).toContain('Har Lösen')
  expect(body).not.toContain('argon2')
  expect(body).not.toContain('4711')
})

test('one audit event says what was exported, and how many', async () => {
  const { client } = await kvittens.signedIn(['GlobalReader'])
  await insertUsers(
    kvittens.db,
    Array.from({ length: 1203 }, (_, index) => ({
      id: randomUUID(),
      display_name: `Många ${index}`,
      user_principal_name: `many${index}@test.example`,
      department: 'Många',
      created_at: kvittens.clock.now,
    })),
  )
  const before = await countAuditEvents(kvittens.db)
  const response = await client.get('/api/users/export.csv?department=M%C3%A5nga&sort=created')
  const rows = lines(response.body).slice(1)
  expect(rows).toHaveLength(1203)
  expect(new Set(rows).size).toBe(1203)
  expect(await countAuditEvents(kvittens.db)).toBe(before + 1)
  const event = await kvittens.db
    .selectFrom('audit_event')
    .select(['action', 'detail'])
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow()
  expect(event).toEqual({
    action: 'users.exported',
    detail: { filters: { department: 'Många', sort: 'created' }, count: 1203 },
  })
})

test('who may not', async () => {
  const { client } = await kvittens.signedIn([])
  expect((await client.get('/api/users/export.csv')).statusCode).toBe(403)
  expect((await kvittens.anonymous().get('/api/users/export.csv')).statusCode).toBe(401)
  const reader = await kvittens.signedIn(['GlobalReader'])
  expect((await reader.client.get('/api/users/export.csv?sort=hash')).statusCode).toBe(400)
})

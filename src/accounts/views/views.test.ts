import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditTrail } from '../../../test/audit-trail.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'
import type { SavedViews } from './contract.ts'
import { MOST_VIEWS } from './view.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const NOBODYS = '/api/views/00000000-0000-4000-8000-000000000000'
const problem = (code: string) => ({ type: `urn:kvittens:problem:${code}` })
const body = (changes: object = {}) => ({
  name: 'Skolan',
  shared: false,
  query: { department: 'Skolan', sort: 'lastSignIn', order: 'desc' },
  columns: ['mail', 'handover'],
  ...changes,
})
const add = async (client: TestClient, changes: object = {}) => {
  const answer = await client.post('/api/views', body(changes))
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const change = async (client: TestClient, url: string, payload: object) =>
  await client.request({ method: 'PATCH', url, payload })
const remove = async (client: TestClient, url: string) =>
  await client.request({ method: 'DELETE', url })
const seen = async (client: TestClient) => (await client.get('/api/views')).json<SavedViews>()
/** The lowest first: who of several comes first is nobody's business. */
const codesOf = (answers: readonly { statusCode: number }[]) =>
  answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)
const urlOf = ({ id }: { id: string }) => `/api/views/${id}`

test('a view is saved, changed, deleted and had back, and each is noted', async () => {
  const { client, user } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const saved = await add(client, { name: '  Skolan \n' })
  expect(saved).toMatchObject({
    ...body(),
    own: true,
    ownerName: user.displayName,
    abilities: { change: { allowed: true }, share: { allowed: true }, delete: { allowed: true } },
  })
  const changed = await change(client, urlOf(saved), { name: 'Skolor', shared: true, query: {} })
  expect(changed.json()).toMatchObject({ name: 'Skolor', shared: true, query: {}, own: true })
  expect(changed.json().columns).toEqual(['mail', 'handover'])
  expect((await remove(client, urlOf(saved))).statusCode).toBe(204)
  expect((await seen(client)).value).toEqual([])
  expect((await client.post(`${urlOf(saved)}/restore`)).json()).toEqual(changed.json())
  expect((await seen(client)).value).toEqual([changed.json()])
  expect(await auditTrail(kvittens.db, saved.id)).toMatchObject([
    { action: 'view.added', detail: { shared: false } },
    { action: 'view.changed', detail: { changed: ['name', 'query', 'shared'], shared: true } },
    { action: 'view.deleted' },
    { action: 'view.restored' },
  ])
  await remove(client, urlOf(saved))
})

test('a shared view is everybody’s to see and to copy, a private one is not even there', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const reader = await kvittens.signedIn(['DirectoryReaders'])
  const shared = await add(client, { shared: true })
  const own = await add(client, { name: 'Mine' })
  const [view, ...more] = (await seen(reader.client)).value
  expect(more).toEqual([])
  expect(view).toMatchObject({
    id: shared.id,
    own: false,
    abilities: { change: { allowed: false } },
  })
  // The same name, under another owner.
  await add(reader.client)

  for (const url of [urlOf(own), NOBODYS]) {
    const answers = [
      await change(reader.client, url, { name: 'X' }),
      await remove(reader.client, url),
      await reader.client.post(`${url}/restore`),
    ]
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404)
      expect(answer.json()).toMatchObject(problem('view-not-found'))
    }
  }
  expect((await change(reader.client, urlOf(shared), { name: 'X' })).statusCode).toBe(403)
  expect((await change(reader.client, urlOf(shared), { shared: false })).statusCode).toBe(403)
  expect((await remove(reader.client, urlOf(shared))).statusCode).toBe(403)

  const global = await kvittens.signedIn(['GlobalAdministrator'])
  expect((await change(global.client, urlOf(shared), { name: 'Tidy' })).statusCode).toBe(200)
  expect((await change(global.client, urlOf(shared), { shared: false })).statusCode).toBe(403)
  expect((await remove(global.client, urlOf(shared))).statusCode).toBe(204)
})

test('who only reads shares nothing, neither at once nor later', async () => {
  const { client } = await kvittens.signedIn(['GlobalReader'])
  expect((await seen(client)).share).toEqual({ allowed: false, reason: 'no-ability' })
  expect((await client.post('/api/views', body({ shared: true }))).statusCode).toBe(403)
  const own = await add(client)
  expect((await change(client, urlOf(own), { shared: true })).statusCode).toBe(403)
})

test('what no view can be is refused', async () => {
  const { client } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const wrong = [
    { name: '' },
    { name: 'x'.repeat(81) },
    { columns: ['hash'] },
    { columns: ['mail', 'mail'] },
    { query: { sort: 'hash' } },
    { query: { view: 'deleted' } },
    { query: { password: 'x' } },
    { owner: 'me' },
  ]
  for (const changes of wrong)
    expect(
      (await client.post('/api/views', body(changes))).statusCode,
      JSON.stringify(changes),
    ).toBe(400)
  const nameless = await client.post('/api/views', body({ name: ' \n ' }))
  expect(nameless.json()).toMatchObject(problem('view-name-missing'))
  const own = await add(client)
  expect((await change(client, urlOf(own), {})).statusCode).toBe(400)
  expect((await change(client, '/api/views/x', { name: 'X' })).statusCode).toBe(400)
})

test('an owner’s views have different names, also when two are saved at once', async () => {
  const { client } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const answers = await Promise.all([1, 2].map(() => client.post('/api/views', body())))
  expect(codesOf(answers)).toEqual([201, 409])
  const again = await client.post('/api/views', body({ name: 'SKOLAN' }))
  expect(again.json()).toMatchObject(problem('view-name-taken'))
  const second = await add(client, { name: 'Second' })
  expect((await change(client, urlOf(second), { name: 'Skolan' })).statusCode).toBe(409)
  // The name of a deleted one is free, and then the deleted one can't come back.
  await remove(client, urlOf(second))
  const third = await add(client, { name: 'Second' })
  expect((await client.post(`${urlOf(second)}/restore`)).statusCode).toBe(409)
  await remove(client, urlOf(third))
  expect((await client.post(`${urlOf(second)}/restore`)).statusCode).toBe(200)
})

test('deleting and restoring happen once, also at once, and only for a day', async () => {
  const { client } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const own = await add(client)
  expect((await client.post(`${urlOf(own)}/restore`)).statusCode).toBe(404)
  const deleted = await Promise.all([1, 2].map(() => remove(client, urlOf(own))))
  expect(codesOf(deleted)).toEqual([204, 404])
  expect((await change(client, urlOf(own), { name: 'X' })).statusCode).toBe(404)
  const restored = await Promise.all([1, 2].map(() => client.post(`${urlOf(own)}/restore`)))
  expect(codesOf(restored)).toEqual([200, 404])
  await remove(client, urlOf(own))
  await kvittens.pool.query(
    `update user_view set deleted_at = deleted_at - interval '25 hours' where id = $1`,
    [own.id],
  )
  expect((await client.post(`${urlOf(own)}/restore`)).statusCode).toBe(404)
  // The next deletion forgets it.
  await remove(client, urlOf(await add(client)))
  const { rows } = await kvittens.pool.query('select id from user_view where id = $1', [own.id])
  expect(rows).toEqual([])
})

test('nobody keeps more than two hundred, also not by asking twice at once', async () => {
  const { client, user } = await kvittens.signedIn(['HelpdeskAdministrator'])
  await kvittens.pool.query(
    `insert into user_view (id, name, owner_id, owner_name, private_to, query, columns, created_at, updated_at)
     select gen_random_uuid(), 'View ' || n, $1, 'x', $1, '{}', '{}', now(), now() from generate_series(2, $2::int) n`,
    [user.id, MOST_VIEWS],
  )
  const answers = await Promise.all(
    [1, 2].map((n) => client.post('/api/views', body({ name: `Last ${n}` }))),
  )
  expect(codesOf(answers)).toEqual([201, 409])
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
    ...problem('too-many-views'),
    most: MOST_VIEWS,
  })
  // One that is deleted makes room, and doesn't come back into a full house.
  const [first] = (await seen(client)).value
  if (first === undefined) throw new Error('There is none.')
  await remove(client, urlOf(first))
  await add(client, { name: 'One more' })
  expect((await client.post(`${urlOf(first)}/restore`)).json()).toMatchObject(
    problem('too-many-views'),
  )
})

test('private views go with their owner, shared ones stay', async () => {
  const { client, user } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const own = await add(client, { name: 'Mine' })
  const shared = await add(client, { name: 'Ours', shared: true })
  await change(client, '/api/users/columns', { columns: ['mail'] })
  // A user who is somebody's operator in the log isn't one to a database: nothing else holds them here.
  await kvittens.pool.query('delete from user_account where id = $1', [user.id])
  const { rows } = await kvittens.pool.query(
    'select id, owner_id, owner_name from user_view where id = any($1)',
    [[own.id, shared.id]],
  )
  expect(rows).toEqual([{ id: shared.id, owner_id: null, owner_name: user.displayName }])
  const global = await kvittens.signedIn(['GlobalAdministrator'])
  expect((await remove(global.client, urlOf(shared))).statusCode).toBe(204)
  expect((await global.client.post(`${urlOf(shared)}/restore`)).statusCode).toBe(200)
})

test('the columns that somebody chose are theirs wherever they sign in, until they want the usual ones', async () => {
  const { client, user } = await kvittens.signedIn(['DirectoryReaders'])
  expect((await seen(client)).columns).toBeNull()
  const answers = await Promise.all(
    [['mail'], ['city', 'mail']].map((columns) =>
      change(client, '/api/users/columns', { columns }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204])
  await change(client, '/api/users/columns', { columns: ['city', 'mail'] })
  expect((await seen(client)).columns).toEqual(['city', 'mail'])
  await change(client, '/api/users/columns', { columns: [] })
  expect((await seen(client)).columns).toEqual([])
  await change(client, '/api/users/columns', { columns: null })
  expect((await seen(client)).columns).toBeNull()
  expect((await change(client, '/api/users/columns', { columns: ['hash'] })).statusCode).toBe(400)
  expect((await auditTrail(kvittens.db, user.id)).map(({ action }) => action)).toContain(
    'user.columnsChosen',
  )
})

test('a view from another version of the product still opens', async () => {
  const { client } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const own = await add(client)
  await kvittens.pool.query(
    `update user_view set query = '{"department": "Gone", "sort": "shoeSize"}', columns = '{shoeSize,mail}' where id = $1`,
    [own.id],
  )
  expect((await seen(client)).value.find(({ id }) => id === own.id)).toMatchObject({
    query: { department: 'Gone' },
    columns: ['mail'],
  })
})

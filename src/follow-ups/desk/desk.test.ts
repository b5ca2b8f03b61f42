import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { assign, listFollowUps, numbersOf, setDue, snooze } from '../../../test/desk.ts'
import { handOver } from '../../../test/flows.ts'
import { startTestApp, type TestApp, type TestUser } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'
import type { Handover } from '../../handovers/contract.ts'

const HOUR_MS = 3_600_000

let kvittens: TestApp
let petra: { user: TestUser; client: TestClient }
let paul: { user: TestUser; client: TestClient }
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens?.stop())

/** Each test has operators of its own, and so a desk of its own. */
beforeEach(async () => {
  petra = await kvittens.signedIn(['PasswordAdministrator'], { displayName: 'Petra Palm' })
  paul = await kvittens.signedIn(['HelpdeskAdministrator'], { displayName: 'Paul Pfau' })
})

const later = (hours: number) => new Date(kvittens.clock.now.getTime() + hours * HOUR_MS)

test('whoever makes a hand-over owns it', async () => {
  const { number } = await handOver(kvittens, { operator: petra.client })
  const [handover] = await listFollowUps(petra.client, 'group=waiting&scope=mine')
  expect(handover?.number).toBe(number)
  expect(handover?.owner).toEqual({ id: petra.user.id, displayName: 'Petra Palm' })
  expect(await numbersOf(paul.client, 'group=waiting&scope=mine')).toEqual([])
  expect(await numbersOf(paul.client, 'group=waiting&scope=all')).toContain(number)
})

test('hand-overs go to somebody else, to nobody and back, and each says so in its events', async () => {
  const one = (await handOver(kvittens, { operator: petra.client })).number
  const two = (await handOver(kvittens, { operator: petra.client })).number
  const given = await assign(petra.client, [two, one], paul.user.id)
  expect(given.statusCode, given.body).toBe(200)
  expect(
    given.json().value.map((each: Handover) => [each.number, each.owner?.displayName]),
  ).toEqual([
    [two, 'Paul Pfau'],
    [one, 'Paul Pfau'],
  ])
  expect(await numbersOf(petra.client, 'group=waiting&scope=mine')).toEqual([])
  expect(await numbersOf(paul.client, 'group=waiting&scope=mine')).toEqual([two, one])

  expect((await assign(paul.client, [one], null)).json().value[0].owner).toBeNull()
  expect(await numbersOf(petra.client, 'group=waiting&scope=unassigned')).toContain(one)
  const { events } = (await petra.client.get(`/api/handovers/${one}`)).json()
  expect(
    events
      .filter(({ kind }: { kind: string }) => kind === 'assigned')
      .map(({ actorName, detail }: { actorName: string; detail: object }) => [actorName, detail]),
  ).toEqual([
    ['Petra Palm', { to: 'Paul Pfau' }],
    ['Paul Pfau', { to: null }],
  ])
})

test('giving somebody what is theirs already tells nothing twice', async () => {
  const { number } = await handOver(kvittens, { operator: petra.client })
  expect((await assign(petra.client, [number], petra.user.id)).statusCode).toBe(200)
  const { events } = (await petra.client.get(`/api/handovers/${number}`)).json()
  expect(events.some(({ kind }: { kind: string }) => kind === 'assigned')).toBe(false)
})

test('only somebody who may work follow-ups and can sign in owns one', async () => {
  const { number } = await handOver(kvittens, { operator: petra.client })
  const nobody = await kvittens.addUser()
  const blocked = await kvittens.addUser({
    roles: ['HelpdeskAdministrator'],
    accountEnabled: false,
  })
  for (const { id } of [nobody, blocked]) {
    const refused = await assign(petra.client, [number], id)
    expect([refused.statusCode, refused.json().type]).toEqual([
      409,
      'urn:kvittens:problem:owner-cannot-work',
    ])
  }
  const unknown = '00000000-0000-4000-8000-000000000000'
  expect((await assign(petra.client, [number], unknown)).statusCode).toBe(404)
  expect(await numbersOf(petra.client, 'group=waiting&scope=mine')).toContain(number)
})

test('one number that there is not, and none is changed', async () => {
  const { number } = await handOver(kvittens, { operator: petra.client })
  const refused = await assign(petra.client, [number, 99_999_999], paul.user.id)
  expect(refused.statusCode).toBe(404)
  expect(refused.body).toContain('K-99999999')
  expect(await numbersOf(petra.client, 'group=waiting&scope=mine')).toContain(number)
})

test('whoever may only read, or nothing, changes nothing', async () => {
  const { number } = await handOver(kvittens, { operator: petra.client })
  const reader = await kvittens.signedIn(['GlobalReader'])
  const stranger = await kvittens.signedIn([])
  for (const { client } of [reader, stranger]) {
    expect((await assign(client, [number], null)).statusCode).toBe(403)
    expect((await snooze(client, [number], later(1))).statusCode).toBe(403)
    expect((await setDue(client, [number], later(1))).statusCode).toBe(403)
    const note = await client.post(`/api/handovers/${number}/notes`, { note: 'Hello' })
    expect(note.statusCode).toBe(403)
    expect((await client.get('/api/follow-ups/owners')).statusCode).toBe(403)
  }
  const [seen] = await listFollowUps(reader.client, `group=waiting&search=k-${number}`)
  expect(seen?.abilities.work).toEqual({ allowed: false, reason: 'no-ability' })
})

test.each([
  ['no numbers', { numbers: [], ownerId: null }],
  ['one number twice', { numbers: [1, 1], ownerId: null }],
  ['501 numbers', { numbers: Array.from({ length: 501 }, (_, index) => index + 1), ownerId: null }],
  ['an owner that is no id', { numbers: [1], ownerId: 'petra' }],
  ['nothing', {}],
])('%s is bad input', async (_, body) => {
  expect((await petra.client.post('/api/follow-ups/assign', body)).statusCode).toBe(400)
})

test('two who assign at the same moment: one stands, both are told of', async () => {
  const { number } = await handOver(kvittens, { operator: petra.client })
  await assign(petra.client, [number], null)
  const answers = await Promise.all([
    assign(petra.client, [number], petra.user.id),
    assign(paul.client, [number], paul.user.id),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const { owner, events } = (await petra.client.get(`/api/handovers/${number}`)).json()
  const told = events
    .filter(({ kind }: { kind: string }) => kind === 'assigned')
    .map(({ detail }: { detail: { to: string | null } }) => detail.to)
  expect(told).toHaveLength(3)
  expect(told.at(-1)).toBe(owner.displayName)
})

test('a note stands in the receipt, on the card and not in the audit log', async () => {
  const { number } = await handOver(kvittens, { operator: petra.client })
  const write = (note: string) => petra.client.post(`/api/handovers/${number}/notes`, { note })
  await write('  She is away until Monday. ')
  const written = await write('Her manager is <b>Karin</b>.')
  expect(written.statusCode, written.body).toBe(200)
  expect(written.json()).toMatchObject({ notes: 2, lastNote: 'Her manager is <b>Karin</b>.' })
  const notes = written.json().events.filter(({ kind }: { kind: string }) => kind === 'noted')
  expect(notes[0].detail).toEqual({ note: 'She is away until Monday.' })
  expect((await write('   ')).statusCode).toBe(400)
  expect((await write('x'.repeat(1001))).statusCode).toBe(400)
  const logged = await kvittens.db
    .selectFrom('audit_event')
    .select('detail')
    .where('action', '=', 'handover.noted')
    .where('actor_id', '=', petra.user.id)
    .execute()
  expect(logged.map(({ detail }) => detail)).toEqual(
    [1, 2].map(() => ({ handover: `K-${number}` })),
  )
})

test.each([
  [
    'blocked',
    async (admin: TestClient, id: string) =>
      await admin.request({
        method: 'PATCH',
        url: `/api/users/${id}`,
        payload: { accountEnabled: false },
      }),
  ],
  [
    'deleted',
    async (admin: TestClient, id: string) =>
      await admin.request({ method: 'DELETE', url: `/api/users/${id}` }),
  ],
  [
    'without the role',
    async (admin: TestClient, id: string) =>
      await admin.request({
        method: 'DELETE',
        url: `/api/roles/PasswordAdministrator/assignments/${id}`,
      }),
  ],
] as const)(
  'S26: what somebody started goes on when they are %s, and belongs to nobody until somebody takes it',
  async (_, end) => {
    const admin = await kvittens.signedIn(['GlobalAdministrator'])
    const open = await handOver(kvittens, { operator: petra.client })
    const done = (await handOver(kvittens, { operator: petra.client })).number
    await paul.client.post(`/api/handovers/${done}/receipt`, { how: 'met', note: 'Has it.' })
    const ended = await end(admin.client, petra.user.id)
    expect(ended.statusCode, ended.body).toBeLessThan(300)

    const [free] = await listFollowUps(
      paul.client,
      `group=waiting&scope=unassigned&search=k-${open.number}`,
    )
    expect([free?.number, free?.open]).toEqual([open.number, true])
    const [kept] = await listFollowUps(paul.client, `group=done&search=k-${done}`)
    expect(kept?.owner?.id).toBe(petra.user.id)
    const page = await kvittens.anonymous().get(open.link)
    expect(page.statusCode).toBe(200)
  },
)

test('losing one role of two that may work leaves everything as it is', async () => {
  const admin = await kvittens.signedIn(['GlobalAdministrator'])
  const both = await kvittens.signedIn(['PasswordAdministrator', 'HelpdeskAdministrator'])
  const { number } = await handOver(kvittens, { operator: both.client })
  const url = `/api/roles/PasswordAdministrator/assignments/${both.user.id}`
  expect((await admin.client.request({ method: 'DELETE', url })).statusCode).toBe(204)
  expect(await numbersOf(both.client, 'group=waiting&scope=mine')).toEqual([number])
})

test('owners to choose from are those who may work, found by a part of the name', async () => {
  const quirin = await kvittens.signedIn(['UserAdministrator'], { displayName: 'Quirin Quast' })
  await kvittens.addUser({ displayName: 'Quinn Quast' })
  const { value } = (await petra.client.get('/api/follow-ups/owners?search=quast')).json()
  expect(value).toEqual([{ id: quirin.user.id, displayName: 'Quirin Quast' }])
  expect((await petra.client.get('/api/follow-ups/owners?search=%25')).json().value).toEqual([])
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestClient } from '../../test/test-client.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { insertUsers } from '../directory/queries.ts'
import type { UserPage } from './contract.ts'

let kvittens: TestApp
let reader: TestClient
let readerId: string

beforeAll(async () => {
  kvittens = await startTestApp()
  await kvittens.changeSettings({ defaultLanguage: 'sv' })
  const signedIn = await kvittens.signedIn(['GlobalReader'], { displayName: 'Gun Reader' })
  reader = signedIn.client
  readerId = signedIn.user.id
  await insertUsers(kvittens.db, [
    person('Åsa Öberg', { department: 'Skola', last_sign_in_at: day(2), city: 'Umeå' }),
    person('Anna Berg', { department: 'Vård', city: 'Luleå', country: 'Sverige' }),
    person('Örjan Al', { last_sign_in_at: day(1) }),
    person('Zeb Zon', {
      department: 'Äldre',
      city: 'Umeå',
      state: 'Västerbotten',
      job_title: 'Lärare',
    }),
    person('Bo 100% Ek_å', { account_enabled: false, office_location: 'Rådhuset' }),
    person('李小龙', { user_principal_name: 'li@Test.Example.CN' }),
    person('Borta Bort', {
      deleted_at: day(9),
      department: 'Borta',
      user_principal_name: 'borta@gone.example',
    }),
  ])
})
afterAll(() => kvittens.stop())

const SORTED = [
  'Anna Berg',
  'Bo 100% Ek_å',
  'Gun Reader',
  'Zeb Zon',
  'Åsa Öberg',
  'Örjan Al',
  '李小龙',
]

function day(number: number): Date {
  return new Date(Date.UTC(2026, 0, number))
}

function person(displayName: string, more: Record<string, unknown> = {}) {
  const local = displayName
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '.')
  return {
    id: randomUUID(),
    display_name: displayName,
    user_principal_name: `${local}@test.example`,
    created_at: day(1),
    ...more,
  }
}

async function getPage(query: Record<string, string>): Promise<UserPage> {
  const response = await reader.get(`/api/users?${new URLSearchParams(query).toString()}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json<UserPage>()
}

/** Through all pages, two at a time. */
async function names(query: Record<string, string> = {}): Promise<string[]> {
  const found: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: UserPage = await getPage({
      ...query,
      top: '2',
      ...(next !== '' && { after: next }),
    })
    found.push(...page.value.map(({ displayName }) => displayName))
    next = page.next
  }
  return found
}

describe('order', () => {
  test('names sort as Swedish does, through all pages, both ways', async () => {
    expect(await names()).toEqual(SORTED)
    expect(await names({ order: 'desc' })).toEqual(SORTED.toReversed())
  })

  test('a change of the default language changes how names sort', async () => {
    await kvittens.changeSettings({ defaultLanguage: 'en' })
    expect((await names()).slice(0, 3)).toEqual(['Anna Berg', 'Åsa Öberg', 'Bo 100% Ek_å'])
    await kvittens.changeSettings({ defaultLanguage: 'sv' })
  })

  test('whoever has no value comes last, whichever way it is sorted', async () => {
    const byDepartment = await names({ sort: 'department' })
    expect(byDepartment.slice(0, 3)).toEqual(['Åsa Öberg', 'Anna Berg', 'Zeb Zon'])
    const backwards = await names({ sort: 'department', order: 'desc' })
    expect(backwards.slice(0, 3)).toEqual(['Zeb Zon', 'Anna Berg', 'Åsa Öberg'])
    expect(backwards.toSorted()).toEqual(SORTED.toSorted())
    expect(byDepartment.toSorted()).toEqual(SORTED.toSorted())
  })

  test('sorted by last sign-in, latest first, nobody is missing or listed twice', async () => {
    const bySignIn = await names({ sort: 'lastSignIn', order: 'desc' })
    expect(bySignIn.slice(0, 3)).toEqual(['Gun Reader', 'Åsa Öberg', 'Örjan Al'])
    expect(bySignIn.toSorted()).toEqual(SORTED.toSorted())
  })

  test.each(['userPrincipalName', 'created'])('by %s everybody is listed once', async (sort) => {
    expect((await names({ sort })).toSorted()).toEqual(SORTED.toSorted())
    expect((await names({ sort, order: 'desc' })).toSorted()).toEqual(SORTED.toSorted())
  })

  test('a position that nobody was given is refused', async () => {
    const of = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
    for (const [sort, after] of [
      ['displayName', 'nonsense'],
      ['displayName', of('Anna', 'not-an-id', true)],
      ['displayName', of(1, readerId, false)],
      ['lastSignIn', of('Anna', readerId, false)],
      ['created', of('2026-13-45', readerId, true)],
    ] as const) {
      const response = await reader.get(`/api/users?sort=${sort}&after=${after}`)
      expect(response.statusCode, after).toBe(400)
      expect(response.json().type).toBe('urn:kvittens:problem:cursor-invalid')
    }
  })
})

describe('search', () => {
  test.each([
    ['ann ber', ['Anna Berg']],
    ['BERG anna', ['Anna Berg']],
    ['berg', ['Anna Berg', 'Åsa Öberg']],
    ['be an', ['Anna Berg']],
    ['öb', ['Åsa Öberg']],
    ['ÅS', ['Åsa Öberg']],
    ['vård', ['Anna Berg']],
    ['龙', ['李小龙']],
    ['小龙', ['李小龙']],
    ['li@test', ['李小龙']],
    ['100%', ['Bo 100% Ek_å']],
    ['%', ['Bo 100% Ek_å']],
    ['k_å', ['Bo 100% Ek_å']],
    ['kxå', []],
    ["o'", []],
    ["'':* | b", []],
    ['" & \\', []],
    ['anna nobody', []],
  ])('%s finds %j', async (search, expected) => {
    expect(await names({ search })).toEqual(expected)
  })

  test('a null character, which the database can’t hold, separates words', async () => {
    expect(await names({ search: 'anna\0berg' })).toEqual(['Anna Berg'])
    expect(await names({ city: 'Luleå\0' })).toEqual(['Anna Berg'])
  })

  test('the same word in another Unicode form is the same word', async () => {
    expect(await names({ search: 'Öberg'.normalize('NFD') })).toEqual(['Åsa Öberg'])
  })
})

describe('filters and views', () => {
  test('filters hold together', async () => {
    expect(await names({ city: 'Umeå' })).toEqual(['Zeb Zon', 'Åsa Öberg'])
    expect(await names({ city: 'Umeå', department: 'Skola' })).toEqual(['Åsa Öberg'])
    expect(await names({ country: 'Sverige' })).toEqual(['Anna Berg'])
    expect(await names({ state: 'Västerbotten', city: 'Umeå' })).toEqual(['Zeb Zon'])
    expect(await names({ state: 'Västerbotten', city: 'Luleå' })).toEqual([])
    expect(await names({ officeLocation: 'Rådhuset' })).toEqual(['Bo 100% Ek_å'])
    expect(await names({ jobTitle: 'Lärare' })).toEqual(['Zeb Zon'])
    expect(await names({ domain: 'test.EXAMPLE.cn' })).toEqual(['李小龙'])
    expect(await names({ domain: 'test.example' })).toEqual(
      SORTED.filter((name) => name !== '李小龙'),
    )
    expect(await names({ signIn: 'blocked' })).toEqual(['Bo 100% Ek_å'])
    expect(await names({ signIn: 'allowed', view: 'blocked' })).toEqual([])
    expect(await names({ signIn: 'allowed', city: 'Umeå' })).toEqual(['Zeb Zon', 'Åsa Öberg'])
    expect(await names({ role: 'any' })).toEqual(['Gun Reader'])
    expect(await names({ role: 'GlobalReader' })).toEqual(['Gun Reader'])
    expect(await names({ role: 'UserAdministrator' })).toEqual([])
  })

  test('what can be chosen is what occurs', async () => {
    const response = await reader.get('/api/users/filters')
    expect(response.json()).toEqual({
      departments: ['Skola', 'Vård', 'Äldre'],
      cities: ['Luleå', 'Umeå'],
      states: ['Västerbotten'],
      countries: ['Sverige'],
      officeLocations: ['Rådhuset'],
      jobTitles: ['Lärare'],
      domains: ['test.example', 'test.example.cn'],
    })
  })

  test('deleted users are in their own view only, with the days that are left', async () => {
    const { value, count } = await getPage({ view: 'deleted' })
    expect(value).toMatchObject([{ displayName: 'Borta Bort', daysLeft: 24 }])
    expect(count).toBe(1)
    expect(value[0]?.abilities.resetPassword).toEqual({ allowed: false, reason: 'user-deleted' })
  })

  test('blocked, and never signed in', async () => {
    expect(await names({ view: 'blocked' })).toEqual(['Bo 100% Ek_å'])
    expect(await names({ view: 'neverSignedIn' })).toEqual([
      'Anna Berg',
      'Bo 100% Ek_å',
      'Zeb Zon',
      '李小龙',
    ])
  })

  test('who waits for a password, and whose ran out', async () => {
    const { client } = await kvittens.signedIn(['PasswordAdministrator'], {
      displayName: 'Per Post',
    })
    const eva = await kvittens.addUser({ displayName: 'Eva Ek' })
    const reset = await client.post(`/api/users/${eva.id}/reset-password`, {
      way: 'revealLink',
      recipient: eva.otherMail,
      lifetime: '24h',
    })
    expect(reset.statusCode, reset.body).toBe(202)
    const waiting = await getPage({ view: 'waiting' })
    expect(waiting.value).toMatchObject([
      {
        displayName: 'Eva Ek',
        passwordState: 'temporary',
        handover: { state: 'queued', open: true, receipt: false },
      },
    ])
    expect(await names({ view: 'passwordExpired' })).toEqual([])

    const start = kvittens.clock.now
    kvittens.advance(49 * 3_600_000)
    await kvittens.runClock()
    const clerk = await kvittens.signedIn(['DirectoryReaders'], { displayName: 'Dag Dir' })
    const expired = await clerk.client.get('/api/users?view=passwordExpired')
    expect(expired.json().value).toMatchObject([
      { displayName: 'Eva Ek', passwordState: 'expired' },
    ])
    expect((await clerk.client.get('/api/users?view=waiting')).json().value).toEqual([])
    kvittens.clock.now = start
  })

  test('a password that its owner chose is never in the view of expired ones', async () => {
    const own = await kvittens.addUser({ displayName: 'Ove Own', password: 'Blåbär & havregryn 7' })
    const found = await getPage({ view: 'passwordExpired' })
    expect(found.value.map(({ id }) => id)).not.toContain(own.id)
  })
})

describe('what a row says', () => {
  test('the count stands on the first page only', async () => {
    const first = await getPage({ top: '1' })
    expect(first.count).toBeGreaterThan(6)
    const second = await getPage({ top: '1', after: first.next ?? '' })
    expect(second.count).toBeNull()
  })
})

describe('who may', () => {
  test('nobody without a role, and nobody who isn’t signed in', async () => {
    const { client, user } = await kvittens.signedIn([])
    for (const path of ['/api/users', '/api/users/filters', `/api/users/${user.id}`]) {
      expect((await client.get(path)).statusCode).toBe(403)
      expect((await kvittens.anonymous().get(path)).statusCode).toBe(401)
    }
  })

  test.each(['view=some', 'sort=hash', 'signIn=maybe', 'top=0', 'top=201', 'order=up'])(
    '%s is refused',
    async (query) => {
      expect((await reader.get(`/api/users?${query}`)).statusCode).toBe(400)
    },
  )
})

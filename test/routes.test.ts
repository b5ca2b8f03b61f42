import type { HTTPMethods, LightMyRequestResponse, RouteOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayDo } from '../src/roles/policy.ts'
import { type Ability, ROLES } from '../src/roles/role.ts'
import {
  auditHead,
  auditSince,
  formsOf,
  handOver,
  OTHER_PASSWORD,
  OWN_PASSWORD,
  rowsOf,
} from './flows.ts'
import { stage } from './imports.ts'
import { jobThatIs } from './jobs.ts'
import { SAMPLES } from './route-samples.ts'
import { startTestApp, type TestApp } from './test-app.ts'

let kvittens: TestApp
/** Every secret that came up in this file. */
const secrets = new Set([OTHER_PASSWORD, OWN_PASSWORD])
const keep = (secret: string) => {
  if (secret === '') throw new Error('A secret that is to be looked for is empty.')
  secrets.add(secret)
}
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

interface Route {
  readonly name: string
  readonly method: HTTPMethods
  readonly url: string
  readonly config: NonNullable<RouteOptions['config']>
}

function routes(): Route[] {
  return kvittens.app.routeTable.flatMap(({ method, url, config = {} }) =>
    [method].flat().map((one) => ({ name: `${one} ${url}`, method: one, url, config })),
  )
}

const SAFE = ['GET', 'HEAD', 'OPTIONS']
/** What a machine tells of what it saw is kept as a report, and is no act of anybody. */
const isMutating = ({ method, config }: Route) =>
  !SAFE.includes(method) && config.machine !== true && config.changesNothing !== true

const PLACES: Readonly<Record<string, string>> = {
  ':id': '00000000-0000-4000-8000-000000000000',
  ':userId': '00000000-0000-4000-8000-000000000000',
  ':number': '1',
  ':name': 'GlobalReader',
  ':line': '2',
  ':token': 'x'.repeat(43),
}

/** The path with something in each place; a new kind of place must be added above. */
function pathOf({ url }: Route, places: Readonly<Record<string, string>> = PLACES): string {
  return url.replace(/:\w+/g, (place) => {
    const value = places[place]
    if (value === undefined) throw new Error(`${url}: what stands for ${place}?`)
    return value
  })
}

/** light-my-request knows fewer names of methods than Fastify. */
const methodOf = ({ method }: Route) => method as 'GET'

test('every route declares who may call it', () => {
  expect(routes().length).toBeGreaterThan(100)
  const silent = routes().filter(({ config }) => config.access === undefined)
  expect(silent.map(({ name }) => name)).toEqual([])
})

test('the routes that everybody may call are these', () => {
  const open = routes().filter(
    ({ config, method }) =>
      config.access?.to === 'everybody' && config.asset !== true && method !== 'HEAD',
  )
  expect(open.map(({ name }) => name).toSorted()).toEqual([
    'GET /confirm-address/:token',
    'GET /d/:token',
    'GET /health/live',
    'GET /health/ready',
    'GET /invite/:token',
    'GET /k',
    'GET /mailbox',
    'GET /mailbox/:id',
    'GET /mailbox/:id/body',
    'GET /r/:token',
    'GET /r/:token/dispute',
    'GET /sign-in',
    'POST /confirm-address/:token',
    'POST /d/:token',
    'POST /hooks/mail/:provider',
    'POST /invite/:token',
    'POST /k',
    'POST /r/:token',
    'POST /r/:token/acknowledge',
    'POST /r/:token/again',
    'POST /r/:token/dispute',
    'POST /sign-in',
    'POST /sign-out',
  ])
})

test('the built-in mailbox of a demo is nowhere in a real installation, for anybody', async () => {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  for (const browser of [client, kvittens.anonymous()])
    for (const url of ['/mailbox', `/mailbox/${PLACES[':id']}`, `/mailbox/${PLACES[':id']}/body`])
      expect((await browser.get(url)).statusCode).toBe(404)
})

test('nobody who is not signed in gets through what is not for everybody', async () => {
  const before = await auditHead(kvittens)
  const closed = routes().filter(({ config }) => config.access?.to !== 'everybody')
  expect(closed.length).toBeGreaterThan(60)
  const forged = kvittens.anonymous()
  forged.cookies.set('__Host-kvittens-session', 'x'.repeat(43))
  for (const route of closed)
    for (const browser of [kvittens.anonymous(), forged]) {
      const answer = await browser.request({ method: methodOf(route), url: pathOf(route) })
      if (route.config.page === true) {
        expect(answer.statusCode, route.name).toBe(303)
        expect(answer.headers['location'], route.name).toMatch(/^\/sign-in\?continue=/)
      } else expect(answer.statusCode, route.name).toBe(401)
    }
  expect(await auditHead(kvittens)).toBe(before)
})

test('somebody without roles is refused by every route that takes an ability, which is noted once', async () => {
  const { client, user } = await kvittens.signedIn([])
  const closed = routes().filter(({ config }) => config.access?.to === 'ability')
  expect(closed.length).toBeGreaterThan(40)
  for (const route of closed) {
    const before = await auditHead(kvittens)
    const answer = await client.request({ method: methodOf(route), url: pathOf(route) })
    expect(answer.statusCode, route.name).toBe(403)
    const events = await auditSince(kvittens, before)
    expect(events, route.name).toMatchObject([
      {
        action: 'access.refused',
        outcome: 'refused',
        actor_id: user.id,
        detail: { method: route.method, route: route.url },
      },
    ])
  }
})

test('each role gets through to what its abilities open, and to nothing else', async () => {
  const closed = routes().filter(
    ({ config, method }) => config.access?.to === 'ability' && method !== 'HEAD',
  )
  for (const { name: role } of ROLES) {
    const { client } = await kvittens.signedIn([role])
    for (const route of closed) {
      const { access } = route.config
      const wanted = access?.to === 'ability' ? (access.ability as Ability) : undefined
      const allowed = wanted !== undefined && mayDo([role], wanted)
      // A place that leads nowhere: whoever is let through gets no further.
      const places = { ...PLACES, ':name': 'NoSuchRole', ':number': '999999' }
      const request = { method: methodOf(route), url: pathOf(route, places), payload: '[' }
      const headers = { 'content-type': 'application/json' }
      const answer = await client.request(
        isMutating(route) ? { ...request, headers } : { method: request.method, url: request.url },
      )
      const label = `${role} ${route.name}`
      if (allowed) expect([401, 403], label).not.toContain(answer.statusCode)
      else expect(answer.statusCode, label).toBe(403)
    }
  }
})

test('every route that changes something writes an audit event, and has a sample below', () => {
  const mutating = routes().filter(isMutating)
  expect(mutating.length).toBeGreaterThan(30)
  expect(mutating.filter(({ config }) => config.audits !== 1).map(({ name }) => name)).toEqual([])
  const noted = routes().filter(({ config, method }) => config.audits === 1 && method !== 'HEAD')
  expect(Object.keys(SAMPLES).toSorted()).toEqual(noted.map(({ name }) => name).toSorted())
})

/** An answer without what is meant to be in it: the cookies, and the address that was asked for. */
function withoutItself({ body, headers }: LightMyRequestResponse, path: string): string {
  const { 'set-cookie': _cookies, ...rest } = headers
  return `${body}\n${JSON.stringify(rest)}`.replaceAll(path, '…')
}

function expectNoSecret(text: string, where: string): void {
  expect(text, where).not.toContain('$argon2')
  for (const secret of secrets)
    for (const form of formsOf(secret))
      expect(text.includes(form), `${where} holds a secret: ${form}`).toBe(false)
}

test.each(Object.entries(SAMPLES))(
  '%s writes exactly one audit event, and says no secret',
  async (name, sample) => {
    const act = await sample({ kvittens, keep })
    const before = await auditHead(kvittens)
    const answer = await act()
    expect(answer.statusCode, answer.body).toBeLessThan(400)
    // A refusal of a form is an answer of 200 elsewhere, but never here.
    const events = await auditSince(kvittens, before)
    expect(events.length, JSON.stringify(events.map(({ action }) => action))).toBe(1)
    expect(events[0]).toMatchObject({ outcome: 'success' })
    const route = routes().find((one) => one.name === name)
    if (route?.config.discloses === undefined)
      expectNoSecret(
        withoutItself(answer, new URL(answer.raw.req.url ?? '', 'http://x').pathname),
        name,
      )
  },
)

const NEEDED_QUERIES: Readonly<Record<string, string>> = {
  '/api/follow-ups': '?group=waiting',
  '/api/audit/export': '?format=jsonl',
}

test('what is read holds no secret, but where a route says why', async () => {
  const { client, user: administrator } = await kvittens.signedIn(['GlobalAdministrator'], {
    password: OTHER_PASSWORD,
  })
  keep(client.cookies.get('__Host-kvittens-session') ?? '')
  const { user, number, token, pin } = await handOver(kvittens, {
    operator: client,
    body: { pin: true },
  })
  keep(token)
  const job = await jobThatIs(kvittens, client, 'failed')
  const staged = await stage(kvittens, client, 'User name,Name\nann@test.example,Ann\n')
  const idsIn = (url: string) => {
    if (url.startsWith('/api/imports/')) return [staged.id]
    return url.includes(':id') ? [user.id, administrator.id] : ['']
  }
  const stored = await rowsOf(
    kvittens,
    `select encode(lookup, 'hex') as x from handover where lookup is not null
     union select encode(token_hash, 'hex') from session union select hash from password_credential where hash is not null`,
  )
  const reading = routes().filter(
    ({ method, config, url }) =>
      method === 'GET' &&
      config.discloses === undefined &&
      // An answer without end has a test of its own.
      config.stream !== true &&
      !url.includes(':token'),
  )
  expect(reading.length).toBeGreaterThan(30)
  for (const route of reading)
    for (const id of idsIn(route.url)) {
      const places = {
        ...PLACES,
        ':id': id,
        ':number': String(route.url.startsWith('/api/jobs/') ? job : number),
      }
      const query = NEEDED_QUERIES[route.url] ?? ''
      const path = pathOf(route, places)
      const answer = await client.get(path + query)
      expect(answer.statusCode, route.name).toBeLessThan(400)
      const text = withoutItself(answer, path)
      expectNoSecret(text, route.name)
      for (const { x } of stored) expect(text.includes(String(x)), route.name).toBe(false)
      expect(text, route.name).not.toMatch(new RegExp(`(?<![\\w.#-])${pin}(?![\\w-])`))
    }
})

test('no line of the log holds any secret of the tests above', () => {
  expect(secrets.size).toBeGreaterThan(20)
  expect(kvittens.logged.length).toBeGreaterThan(500)
  expectNoSecret(kvittens.logged.join(''), 'the log')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditHead, everythingStored, handOver, OTHER_PASSWORD } from '../flows.ts'
import { startTestApp, type TestApp, type TestUser } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'

let kvittens: TestApp
let client: TestClient
let ann: TestUser
let link: string
beforeAll(async () => {
  kvittens = await startTestApp()
  ;({ client } = await kvittens.signedIn(['GlobalAdministrator'], { password: OTHER_PASSWORD }))
  ;({ user: ann, link } = await handOver(kvittens, { operator: client }))
})
afterAll(() => kvittens.stop())

const FOREIGN: [string, Record<string, string | undefined>][] = [
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling of the site', { 'sec-fetch-site': 'same-site' }],
  ['nonsense', { 'sec-fetch-site': 'whatever' }],
  ['another origin', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
  ['an opaque origin', { 'sec-fetch-site': undefined, origin: 'null' }],
  [
    'a look-alike origin',
    { 'sec-fetch-site': undefined, origin: 'https://kvittens.example.evil.example' },
  ],
  ['another port', { 'sec-fetch-site': undefined, origin: 'https://kvittens.example:8443' }],
  ['nowhere, but with a cookie', { 'sec-fetch-site': undefined }],
]

test.each(FOREIGN)(
  'S23: no route that changes something takes a request from %s',
  async (_, said) => {
    const mutating = kvittens.app.routeTable.flatMap(({ method, url }) =>
      [method]
        .flat()
        .filter((one) => !['GET', 'HEAD', 'OPTIONS'].includes(one))
        .map((one) => ({ method: one as 'POST', url })),
    )
    expect(mutating.length).toBeGreaterThan(25)
    const before = await everythingStored(kvittens)
    for (const { method, url } of mutating) {
      const path = url.startsWith('/r/') ? link : url.replace(/:\w+/g, ann.id)
      const headers = Object.fromEntries(Object.entries(said))
      const answer = await client.request({ method, url: path, payload: {}, headers })
      expect(answer.statusCode, `${method} ${path}`).toBe(403)
    }
    expect(await everythingStored(kvittens)).toBe(before)
  },
)

test('S23: a foreign form that knows everything still changes nothing', async () => {
  const before = await auditHead(kvittens)
  const payload = new URLSearchParams({ answer: ann.userPrincipalName }).toString()
  for (const [, headers] of FOREIGN) {
    const sent = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
    const page = await client.request({ method: 'POST', url: link, payload, headers: sent })
    expect(page.statusCode).toBe(403)
    expect(page.body).not.toContain('class="secret"')
  }
  expect(await auditHead(kvittens)).toBe(before)
})

test('S23: our own pages, and programs without a cookie, are let through', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://kvittens.example' },
    {},
  ]) {
    const answer = await kvittens.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: {
        host: 'kvittens.example',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: 'userName=nobody&password=x',
    })
    expect(answer.statusCode).toBe(422)
  }
})

test('S23: every cookie is HttpOnly, SameSite, Secure, for this host alone', async () => {
  const browser = kvittens.anonymous()
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const fields = { userName: user.userPrincipalName, password: OTHER_PASSWORD }
  const answers = [
    await browser.get(`${link}?language=sv`),
    await browser.submit('/sign-in', fields),
    await browser.submit('/account/language', { language: 'de' }),
    await browser.submit('/sign-out', {}),
  ]
  const cookies = answers.flatMap((answer) => answer.cookies)
  expect(new Set(cookies.map(({ name }) => name)).size).toBeGreaterThan(2)
  for (const cookie of cookies) {
    expect(cookie.name).toMatch(/^__Host-/)
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    expect(cookie.domain).toBeUndefined()
  }
})

test('S23: no other site reads an answer', async () => {
  for (const [origin, method] of [
    ['https://evil.example', 'GET'],
    ['https://evil.example', 'OPTIONS'],
    ['null', 'GET'],
  ] as const) {
    const headers = { origin, 'access-control-request-method': 'POST' }
    const answer = await client.request({ method, url: '/api/me', headers })
    const names = Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))
    expect(names).toEqual([])
  }
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { parseNetworks } from '../../src/platform/client-address.ts'
import { handOver, OTHER_PASSWORD, rowsOf } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'
import { TestClient } from '../test-client.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const HOST = 'kvittens.example'
const EVIL = 'evil.example'
const FORWARDED = {
  'x-forwarded-host': EVIL,
  'x-forwarded-proto': 'http',
  'x-forwarded-port': '81',
  'x-forwarded-server': EVIL,
  'x-original-host': EVIL,
  'x-host': EVIL,
  'x-original-url': '/evil',
  'x-rewrite-url': '/evil',
  forwarded: `host=${EVIL};proto=http`,
}

test.each([EVIL, `${HOST}.${EVIL}`, `${HOST}:81`, `${EVIL}:443`, 'localhost', '127.0.0.1', ''])(
  'S3: a request that names the host "%s" is refused, for pages, the API and what does not exist',
  async (host) => {
    for (const url of ['/sign-in', '/account', '/api/me', '/r/x', '/assets/x.js', '/nothing'])
      for (const method of ['GET', 'POST'] as const) {
        const answer = await kvittens.app.inject({ method, url, headers: { host } })
        expect(answer.statusCode, `${method} ${url}`).toBe(400)
        expect(answer.body).not.toContain(EVIL)
      }
  },
)

test('S3: the configured host answers, however its letters are written', async () => {
  for (const host of [HOST, 'KVITTENS.example'])
    expect((await kvittens.app.inject({ url: '/sign-in', headers: { host } })).statusCode).toBe(200)
})

test('S3: links, sender and Message-ID come from the public URL, whatever a request claims', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const body = { way: 'revealLink', recipient: user.otherMail }
  const url = `/api/users/${user.id}/reset-password`
  const reset = await client.post(url, body, { ...FORWARDED, 'sec-fetch-site': 'same-origin' })
  expect(reset.statusCode, reset.body).toBe(202)
  kvittens.advance(11_000)
  const mails = await kvittens.deliver()
  expect(mails.length).toBe(2)
  for (const { raw, text, html, messageId } of mails) {
    expect(raw + text + html).not.toContain(EVIL)
    expect(messageId).toMatch(/@kvittens\.example>$/)
    const links = `${text} ${html}`.match(/https?:\/\/[^\s"'<>)]+/g) ?? []
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(new URL(link).origin).toBe('https://kvittens.example')
  }
})

test('S3: pages hold nothing of X-Forwarded-*, and redirects stay relative', async () => {
  const { link } = await handOver(kvittens)
  const { client } = await kvittens.signedIn([])
  for (const [browser, url] of [
    [kvittens.anonymous(), link],
    [kvittens.anonymous(), '/sign-in'],
    [kvittens.anonymous(), '/account'],
    [client, '/account'],
    [client, '/users'],
  ] as const) {
    const { body, headers } = await browser.get(url, FORWARDED)
    expect(body + JSON.stringify(headers)).not.toContain(EVIL)
    expect(headers['location'] ?? '/').toMatch(/^\/(?!\/)/)
  }
})

async function networkSeen(app: TestApp['app'], peer: string, forwardedFor: string) {
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const answer = await new TestClient(app, HOST).request({
    method: 'POST',
    url: '/sign-in',
    remoteAddress: peer,
    headers: {
      'x-forwarded-for': forwardedFor,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({
      userName: user.userPrincipalName,
      password: OTHER_PASSWORD,
    }).toString(),
  })
  expect(answer.statusCode).toBe(303)
  const [session] = await rowsOf(kvittens, 'select network from session where user_id = $1', [
    user.id,
  ])
  return session?.['network']
}

test('S3: X-Forwarded-For is believed from a configured proxy only, and only its last hop', async () => {
  const { services, announcements, transport } = kvittens
  const behindProxy = buildApp({
    services,
    announcements,
    transports: [transport],
    hosts: [HOST],
    trustedProxies: parseNetworks(['10.0.0.0/8']),
    webFiles: { index: '', assets: new Map() },
  })
  await behindProxy.ready()
  const claimed = '203.0.113.9, 198.51.100.7'
  expect(await networkSeen(kvittens.app, '192.0.2.1', claimed)).toBe('192.0.2.1/32')
  expect(await networkSeen(behindProxy, '192.0.2.1', claimed)).toBe('192.0.2.1/32')
  expect(await networkSeen(behindProxy, '10.1.2.3', claimed)).toBe('198.51.100.7/32')
  await behindProxy.close()
})

const ELSEWHERE = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'https:evil.example',
  'evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\t/evil.example',
  '/\n/evil.example',
  '\u0009//evil.example',
  ' //evil.example',
  '/%09/evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/@evil.example',
  '/users@evil.example',
  '/users.evil.example',
  '/sign-out',
  '/invite/x',
  '/r/x',
  '/api/users',
  '/account\r\nset-cookie: a=b',
  '',
]

test.each(ELSEWHERE)('S4: signing in never leads to %j', async (target) => {
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const browser = kvittens.anonymous()
  const form = await browser.get(`/sign-in?continue=${encodeURIComponent(target)}`)
  expect(form.body).not.toContain('evil.example')
  expect(form.body).not.toContain('name="continue"')
  const signedIn = await browser.submit('/sign-in', {
    userName: user.userPrincipalName,
    password: OTHER_PASSWORD,
    continue: target,
  })
  expect(signedIn.headers['location']).toBe('/')
  const switching = await browser.get(`/sign-in?continue=${encodeURIComponent(target)}`)
  expect(switching.body).not.toContain('evil.example')
  const out = await browser.submit('/sign-out', { continue: target })
  expect(out.headers['location']).toBe('/sign-in?notice=signedOut')
})

test('S4: a forced change leads nowhere else either', async () => {
  for (const target of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
    const user = await kvittens.addUser({ password: OTHER_PASSWORD })
    const expiresAt = new Date(kvittens.clock.now.getTime() + 3_600_000)
    await kvittens.pool.query(
      'update password_credential set must_change = true, expires_at = $2 where user_id = $1',
      [user.id, expiresAt],
    )
    const browser = kvittens.anonymous()
    const signedIn = await browser.submit('/sign-in', {
      userName: user.userPrincipalName,
      password: OTHER_PASSWORD,
      continue: target,
    })
    expect(signedIn.headers['location']).toBe('/change-password')
    const changed = await browser.submit('/change-password', {
      password: 'Blåbär & havregryn 7',
      repeat: 'Blåbär & havregryn 7',
      continue: target,
    })
    expect(changed.headers['location']).toBe('/account?notice=passwordSaved')
  }
})

test('S4: a page of our own is gone on to, and what asks for signing in names only its own path', async () => {
  const user = await kvittens.addUser({ password: OTHER_PASSWORD })
  const browser = kvittens.anonymous()
  const turnedAway = await browser.get('/handovers/12?tab=events')
  expect(turnedAway.headers['location']).toBe('/sign-in?continue=%2Fhandovers%2F12%3Ftab%3Devents')
  const signedIn = await browser.submit('/sign-in', {
    userName: user.userPrincipalName,
    password: OTHER_PASSWORD,
    continue: '/handovers/12?tab=events',
  })
  expect(signedIn.headers['location']).toBe('/handovers/12?tab=events')
})

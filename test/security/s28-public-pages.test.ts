import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ConfigError, parseConfig } from '../../src/config.ts'
import { handOver, OTHER_PASSWORD } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

async function publicAnswers() {
  const { link, user } = await handOver(kvittens)
  const browser = kvittens.anonymous()
  const html = { accept: 'text/html' }
  const answers = [
    await browser.get('/'),
    await browser.get('/sign-in'),
    await browser.get(link),
    await browser.get(`${link}/dispute`),
    await browser.submit(link, { answer: 'wrong' }),
    await browser.submit(link, { answer: user.userPrincipalName }),
    await browser.get(`/r/${'x'.repeat(43)}`),
    await browser.get(`/invite/${'x'.repeat(43)}`),
    await browser.get(`/confirm-address/${'x'.repeat(43)}`),
    await browser.submit('/sign-in', { userName: 'nobody', password: 'x' }),
    await browser.get('/nothing', html),
    await browser.get('/nothing'),
    await browser.get('/api/me'),
    await browser.get('/mailbox', html),
    await browser.get('/health/live'),
    await browser.get('/health/ready'),
    await browser.get('/api/users/not-a-uuid'),
    await browser.post('/api/users', { broken: true }),
    await kvittens.app.inject({ url: '/sign-in', headers: { host: 'evil.example' } }),
  ]
  for (const { url } of kvittens.app.routeTable.filter((route) => route.config?.asset === true))
    answers.push(await browser.get(url))
  return answers
}

test('S28: public answers show no version, no stack and no name of what they are made with', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const answers = await publicAnswers()
  expect(answers.length).toBeGreaterThan(20)
  for (const { body, headers, statusCode } of answers) {
    expect(statusCode).toBeLessThan(500)
    const text = body + JSON.stringify(headers)
    expect(text).not.toContain(`"${version}"`)
    expect(text).not.toMatch(/fastify|node\.js|postgres|kysely|preact|node_modules/i)
    expect(text).not.toMatch(/\bat .+\.[jt]sx?:\d+/)
    for (const name of ['server', 'x-powered-by', 'via', 'x-runtime'])
      expect(headers[name]).toBeUndefined()
  }
})

test('S28: an internal error says nothing of itself, to a program or a person', async () => {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  await kvittens.pool.query('alter table rate_limit rename to rate_limit_away')
  try {
    const page = await kvittens.anonymous().submit('/sign-in', { userName: 'a', password: 'b' })
    expect(page.statusCode).toBe(500)
    expect(page.headers['content-type']).toContain('text/html')
    const api = await client.post('/api/settings/mail/test', { recipient: 'x@home.example' })
    expect(api.json()).toEqual({ type: 'about:blank', title: 'Internal Server Error', status: 500 })
    for (const { body } of [page, api]) expect(body).not.toMatch(/rate_limit|relation|select|\.ts/i)
  } finally {
    await kvittens.pool.query('alter table rate_limit_away rename to rate_limit')
  }
})

test('S28: every answer carries a strict policy, and no page has script or style of its own', async () => {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'], { password: OTHER_PASSWORD })
  const answers = [...(await publicAnswers()), await client.get('/account'), await client.get('/')]
  for (const { body, headers } of answers) {
    const policy = String(headers['content-security-policy'])
    const directives = new Map(
      policy.split('; ').map((directive): [string, string] => {
        const [name = '', ...values] = directive.split(' ')
        return [name, values.join(' ')]
      }),
    )
    expect(directives.get('default-src')).toBe("'none'")
    expect(directives.get('script-src')).toBe("'self'")
    expect(directives.get('frame-ancestors')).toBe("'none'")
    expect(directives.get('base-uri')).toBe("'none'")
    expect(directives.get('form-action')).toBe("'self'")
    expect(directives.get('require-trusted-types-for')).toBe("'script'")
    expect(policy).not.toMatch(/unsafe|\*|https?:|'nonce/)
    // The one hash is that of the empty text.
    expect(policy.match(/'sha256-[^']+'/g)).toEqual([
      "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    ])
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['strict-transport-security']).toMatch(/^max-age=(?:[3-9]\d{7}|\d{9,})/)
    if (!String(headers['content-type']).includes('html')) continue
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/)
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/)
  }
})

test('S28: on https cookies carry the __Host- prefix; a demo on http has neither it nor HSTS', async () => {
  const demo = await startTestApp({ publicUrl: 'http://localhost:8080', kind: 'demo' })
  try {
    for (const [app, prefix, secure] of [
      [kvittens, '__Host-kvittens-', true],
      [demo, 'kvittens-', undefined],
    ] as const) {
      const user = await app.addUser({ password: OTHER_PASSWORD })
      const browser = app.anonymous()
      const answers = [
        await browser.get('/sign-in?language=de'),
        await browser.submit('/sign-in', {
          userName: user.userPrincipalName,
          password: OTHER_PASSWORD,
        }),
      ]
      const cookies = answers.flatMap((answer) => answer.cookies)
      expect(cookies.map(({ name }) => name)).toEqual([`${prefix}language`, `${prefix}session`])
      for (const cookie of cookies) {
        expect(cookie.secure).toBe(secure)
        expect(cookie).toMatchObject({ path: '/', httpOnly: true })
        expect(cookie.domain).toBeUndefined()
      }
      const sent = answers[0]?.headers['strict-transport-security']
      expect(sent === undefined).toBe(secure === undefined)
    }
    // A cookie that a sibling host could have set is not read.
    const { client } = await kvittens.signedIn([])
    const token = client.cookies.get('__Host-kvittens-session') ?? ''
    const forged = await kvittens.app.inject({
      url: '/api/me',
      headers: { host: 'kvittens.example', cookie: `kvittens-session=${token}` },
    })
    expect(forged.statusCode).toBe(401)
  } finally {
    await demo.stop()
  }
})

const problemsOf = (environment: Record<string, string>) => {
  try {
    parseConfig(environment)
    return ''
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

test('S28: the server takes only an https public URL, or one on loopback', () => {
  for (const url of [
    'http://passwords.example.org',
    'http://192.0.2.1',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'ftp://localhost',
    'passwords.example.org',
    'https://user:secret@passwords.example.org',
    'https://passwords.example.org/path',
    'https://passwords.example.org/?a=b',
  ])
    expect(problemsOf({ PUBLIC_URL: url }), url).toContain('PUBLIC_URL')
  for (const url of [
    'https://passwords.example.org',
    'https://passwords.example.org:8443',
    'http://localhost:8080',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
  ])
    expect(problemsOf({ PUBLIC_URL: url }), url).toBe('')
})

test('S28: it listens beyond loopback only if its public URL is https', () => {
  for (const HOST of ['0.0.0.0', '::', '192.0.2.1', 'passwords.example.org']) {
    expect(problemsOf({ HOST }), HOST).toContain('HOST')
    expect(problemsOf({ HOST, PUBLIC_URL: 'http://localhost:8080' }), HOST).toContain('HOST')
    expect(problemsOf({ HOST, PUBLIC_URL: 'https://passwords.example.org' }), HOST).toBe('')
  }
  for (const HOST of ['127.0.0.1', 'localhost', '::1']) expect(problemsOf({ HOST }), HOST).toBe('')
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  answerJson,
  giveToken,
  startTokenServer,
  type TokenServer,
} from '../../test/token-server.ts'
import { Secret } from '../platform/secret.ts'
import { type AccessTokens, accessTokens, type OAuthSettings } from './oauth-access-token.ts'
import type { AccessTokenError } from './oauth-token-error.ts'

let server: TokenServer
let clock: Date
let close: () => Promise<void>
beforeEach(async () => {
  server = await startTokenServer()
  clock = new Date('2026-03-02T09:00:00Z')
  close = server.close
})
afterEach(() => close())

function tokensFor(settings: Partial<OAuthSettings> = {}, timeoutMs = 5_000): AccessTokens {
  return accessTokens(
    {
      tokenUrl: server.url,
      clientId: 'app',
      clientSecret: new Secret('hunter2'),
      refreshToken: null,
      scope: 'https://mail.example/.default',
      ...settings,
    },
    { now: () => clock, timeoutMs },
  )
}

function after(seconds: number): void {
  clock = new Date(clock.getTime() + seconds * 1000)
}

async function problemOf(tokens: AccessTokens): Promise<AccessTokenError> {
  return await tokens.get().then(
    () => expect.unreachable(),
    (error: AccessTokenError) => error,
  )
}

test('a client asks for itself, with its secret and scope', async () => {
  expect((await tokensFor().get()).expose()).toBe('token-1')
  expect(server.asked).toEqual([
    {
      grant_type: 'client_credentials',
      client_id: 'app',
      client_secret: 'hunter2',
      scope: 'https://mail.example/.default',
    },
  ])
})

test('a refresh token is exchanged, and the one that comes with the answer is used from then on', async () => {
  server.answer = (response, count) =>
    giveToken(response, { access_token: `token-${count}`, refresh_token: `again-${count}` })
  const tokens = tokensFor({ refreshToken: new Secret('again-0'), scope: null })
  expect((await tokens.get()).expose()).toBe('token-1')
  after(3_600)
  expect((await tokens.get()).expose()).toBe('token-2')
  expect(server.asked).toMatchObject([
    { grant_type: 'refresh_token', refresh_token: 'again-0' },
    { grant_type: 'refresh_token', refresh_token: 'again-1' },
  ])
  expect(server.asked[0]).not.toHaveProperty('scope')
})

test('a token is kept, and renewed five minutes before its end', async () => {
  const tokens = tokensFor()
  expect((await tokens.get()).expose()).toBe('token-1')
  after(3_299)
  expect((await tokens.get()).expose()).toBe('token-1')
  after(2)
  expect((await tokens.get()).expose()).toBe('token-2')
})

test('one of a short life is renewed after four fifths of it, one without an end after minutes', async () => {
  server.answer = (response, count) =>
    giveToken(response, {
      access_token: `token-${count}`,
      expires_in: count === 1 ? 60 : undefined,
    })
  const tokens = tokensFor()
  await tokens.get()
  after(47)
  expect((await tokens.get()).expose()).toBe('token-1')
  after(2)
  expect((await tokens.get()).expose()).toBe('token-2')
  after(241)
  expect((await tokens.get()).expose()).toBe('token-3')
})

test('many who ask at once share one request', async () => {
  const tokens = tokensFor()
  const given = await Promise.all(Array.from({ length: 20 }, () => tokens.get()))
  expect(new Set(given.map((token) => token.expose()))).toEqual(new Set(['token-1']))
  expect(server.asked).toHaveLength(1)
})

test('a refused token is renewed at once, and once for all to whom it was refused', async () => {
  const tokens = tokensFor()
  await tokens.get()
  const given = await Promise.all([tokens.get('token-1'), tokens.get('token-1')])
  expect(given.map((token) => token.expose())).toEqual(['token-2', 'token-2'])
  expect((await tokens.get('token-1')).expose()).toBe('token-2')
  expect(server.asked).toHaveLength(2)
})

test('while the token server is away a token goes on until its end', async () => {
  const tokens = tokensFor()
  await tokens.get()
  server.answer = (response) => answerJson(response, 503, {})
  after(3_400)
  expect((await tokens.get()).expose()).toBe('token-1')
  after(201)
  expect(await problemOf(tokens)).toMatchObject({
    kind: 'passing',
    message: 'The token server answered 503',
  })
  server.answer = (response) => giveToken(response, { access_token: 'back' })
  expect((await tokens.get()).expose()).toBe('back')
})

test('what only an administrator can mend is told apart from what passes', async () => {
  const kinds: [number, unknown, AccessTokenError['kind']][] = [
    [
      400,
      { error: 'invalid_grant', error_description: 'Token has been revoked.' },
      'configuration',
    ],
    [401, { error: 'invalid_client' }, 'configuration'],
    [400, { error: 'temporarily_unavailable' }, 'passing'],
    [429, { error: 'too_many' }, 'passing'],
    [404, 'nothing here', 'configuration'],
    [302, {}, 'configuration'],
    [500, {}, 'passing'],
    [200, { token_type: 'Bearer' }, 'configuration'],
    [200, { token_type: 'dpop', access_token: 'bound' }, 'configuration'],
    [200, 'not an object', 'configuration'],
  ]
  for (const [status, body, kind] of kinds) {
    server.answer = (response) => answerJson(response, status, body)
    expect((await problemOf(tokensFor())).kind, `${status} ${JSON.stringify(body)}`).toBe(kind)
  }
})

test('the words of the service are told in one line, and no secret is (S9)', async () => {
  server.answer = (response) =>
    answerJson(response, 401, {
      error: 'invalid_client',
      error_description: 'AADSTS7000222: The provided client secret keys\r\n are expired.',
    })
  const problem = await problemOf(tokensFor())
  expect(problem.message).toBe(
    'The token server answered 401: invalid_client AADSTS7000222: The provided client secret keys are expired.',
  )
  expect(JSON.stringify([problem, problem.stack])).not.toContain('hunter2')
})

test('a challenge in the header of a refusal is a refusal', async () => {
  server.answer = (response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="tokens"' })
    response.end()
  }
  expect(await problemOf(tokensFor())).toMatchObject({
    kind: 'configuration',
    message: 'The token server answered 401',
  })
})

test('a server that is silent, or not there, is tried again later', async () => {
  server.answer = () => {}
  expect(await problemOf(tokensFor({}, 100))).toMatchObject({
    kind: 'passing',
    message: 'The token server did not answer in time.',
  })
  const tokens = tokensFor()
  await close()
  close = async () => {}
  expect(await problemOf(tokens)).toMatchObject({
    kind: 'passing',
    message: "The token server can't be reached: ECONNREFUSED.",
  })
})

test('a secret never crosses a network in clear (S28)', async () => {
  const problem = await problemOf(tokensFor({ tokenUrl: 'http://tokens.example.org/token' }))
  expect(problem.kind).toBe('configuration')
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OutboxApp, startOutboxApp } from '../../test/reliability/outbox-app.ts'
import { startSmtpServer, stopSmtpServers } from '../../test/smtp-servers.ts'
import {
  answerJson,
  giveToken,
  startTokenServer,
  type TokenServer,
} from '../../test/token-server.ts'
import { Secret } from '../platform/secret.ts'
import { accessTokens, type OAuthSettings } from './oauth-access-token.ts'
import { tokenSignIn } from './smtp-sign-in.ts'

const MINUTE_MS = 60_000

let kvittens: OutboxApp
let tokens: TokenServer
/** What the mail server takes, and how it refuses the rest. */
let accepted: RegExp
let refusal: 'outright' | 'with a challenge'
let signIns: string[]
let port: number

beforeEach(async () => {
  kvittens = await startOutboxApp()
  tokens = await startTokenServer()
  accepted = /^token-/
  refusal = 'outright'
  signIns = []
  port = await startSmtpServer({
    authOptional: false,
    authMethods: ['XOAUTH2'],
    onAuth({ username, accessToken }, _session, done) {
      signIns.push(`${username} ${accessToken}`)
      if (accepted.test(accessToken ?? '')) return done(null, { user: username })
      // Google answers with a challenge first (334), Microsoft with 535 at once.
      if (refusal === 'with a challenge')
        return done(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } })
      done(Object.assign(new Error('5.7.3 Authentication unsuccessful'), { responseCode: 535 }))
    },
  })
})
afterEach(async () => {
  await kvittens.stop()
  await tokens.close()
  await stopSmtpServers()
})

function oauth(): OAuthSettings {
  return {
    tokenUrl: tokens.url,
    clientId: 'app',
    clientSecret: new Secret('hunter2'),
    refreshToken: null,
    scope: 'https://mail.example/.default',
  }
}

function transport() {
  return kvittens.transportTo(port, { auth: { user: 'passwords@test.example', oauth: oauth() } })
}

const resetOne = async () => await kvittens.resetAndWait(await kvittens.addUser())
const firstTransport = async () =>
  (await kvittens.operator.get('/api/settings/mail')).json().transports[0]

test('a message leaves with a token in place of a password', async () => {
  const number = await resetOne()
  await kvittens.work(transport())
  expect(signIns).toEqual(['passwords@test.example token-1'])
  expect(await kvittens.handover(number)).toMatchObject({ state: 'accepted' })
})

test('each connection asks anew, and is given the same token until that nears its end', async () => {
  const held = accessTokens(oauth(), { now: () => kvittens.clock.now })
  const { auth } = tokenSignIn('passwords@test.example', held)
  const next = async () =>
    await new Promise((resolve) => {
      auth.provisionCallback('passwords@test.example', false, (error, token, expires = Infinity) =>
        // Nodemailer keeps none of them.
        resolve(error ?? (expires < Date.now() ? token : 'kept')),
      )
    })
  expect([await next(), await next()]).toEqual(['token-1', 'token-1'])
  kvittens.advance(54 * MINUTE_MS)
  expect(await next()).toBe('token-1')
  kvittens.advance(2 * MINUTE_MS)
  expect([await next(), await next()]).toEqual(['token-2', 'token-2'])
})

test('S9: neither token nor secret is logged', async () => {
  await resetOne()
  await kvittens.work(transport())
  for (const secret of ['token-1', 'hunter2', 'dXNlcj1'])
    expect(kvittens.logged.join('\n')).not.toContain(secret)
})

test.each(['outright', 'with a challenge'] as const)(
  'a token that is refused %s is renewed once, and the message leaves',
  async (how) => {
    refusal = how
    accepted = /^token-2$/
    const numbers = await Promise.all(
      Array.from({ length: 6 }, async () => kvittens.reset(await kvittens.addUser())),
    )
    kvittens.advance(11_000)
    await kvittens.work(transport())
    for (const number of numbers)
      expect(await kvittens.handover(number)).toMatchObject({ state: 'accepted' })
    expect(tokens.asked).toHaveLength(2)
  },
)

test.each(['outright', 'with a challenge'] as const)(
  'if the new one is refused %s too, mail is paused and says what to look at; nothing fails',
  async (how) => {
    refusal = how
    accepted = /^none$/
    const number = await resetOne()
    await kvittens.work(transport())
    expect(await kvittens.handover(number)).toMatchObject({
      state: 'queued',
      transportPaused: 'tokenRefused',
      followUp: null,
    })
    expect(await firstTransport()).toMatchObject({ state: 'paused', reason: 'tokenRefused' })
    expect(new Set(signIns).size).toBeGreaterThan(1)
    expect(signIns.length).toBeLessThanOrEqual(4)

    // The permission is given; five minutes later it is tried again.
    accepted = /^token-/
    kvittens.advance(5 * MINUTE_MS)
    await kvittens.work(transport())
    expect(await kvittens.handover(number)).toMatchObject({ state: 'accepted' })
  },
)

test('a token server that is away pauses mail for a minute; nothing fails', async () => {
  tokens.answer = (response) => answerJson(response, 503, {})
  const number = await resetOne()
  const waiting = transport()
  await kvittens.work(waiting)
  const until = new Date(kvittens.clock.now.getTime() + MINUTE_MS).toISOString()
  expect(await firstTransport()).toMatchObject({
    state: 'paused',
    reason: 'tokenServerAway',
    serverAnswer: 'The token server answered 503',
    retryAt: until,
  })
  expect(await kvittens.handover(number)).toMatchObject({
    state: 'queued',
    transportPaused: 'tokenServerAway',
    transportRetryAt: until,
  })
  expect((await kvittens.outbox()).map(({ attempts }) => attempts)).toEqual([0])
  expect(signIns).toEqual([])

  tokens.answer = (response) => giveToken(response, { access_token: 'token-back' })
  kvittens.advance(MINUTE_MS)
  await kvittens.work(waiting)
  expect(await kvittens.handover(number)).toMatchObject({ state: 'accepted' })
})

test('a token server that refuses pauses mail with its words, such as that a secret has expired', async () => {
  tokens.answer = (response) =>
    answerJson(response, 401, {
      error: 'invalid_client',
      error_description: 'AADSTS7000222: expired',
    })
  await resetOne()
  await kvittens.work(transport())
  expect(await firstTransport()).toMatchObject({
    reason: 'tokenNotGiven',
    serverAnswer: 'The token server answered 401: invalid_client AADSTS7000222: expired',
  })
})

test('while one transport gets no token, another takes over', async () => {
  tokens.answer = (response) => answerJson(response, 503, {})
  const number = await resetOne()
  await kvittens.work(transport(), kvittens.transportTo(kvittens.sink.port, { name: 'spare' }))
  expect(kvittens.sink.mails).toHaveLength(1)
  expect((await kvittens.handover(number)).events.at(-1)?.detail).toMatchObject({
    transport: 'spare',
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditTrail } from '../../test/audit-trail.ts'
import { TestClient } from '../../test/test-client.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import { buildApp } from '../app.ts'
import { sendDueDeliveries } from './send-due-deliveries.ts'
import { type MailTransport, smtpTransport } from './smtp-transport.ts'
import { pauseTransport } from './transport-queries.ts'

let kvittens: TestApp
let admin: TestClient

beforeAll(async () => {
  kvittens = await startTestApp()
  admin = (await kvittens.signedIn(['GlobalAdministrator'])).client
  // A worker has seen the configuration.
  await kvittens.deliver()
})
afterAll(() => kvittens.stop())

async function pause() {
  await pauseTransport(kvittens.db, 'mail', {
    reason: 'signInRefused',
    serverAnswer: '535 no',
    now: kvittens.clock.now,
    retryAt: new Date(kvittens.clock.now.getTime() + 300_000),
  })
}

/** The application as a process with these transports has it, and the administrator in it. */
function appWith(...transports: readonly MailTransport[]) {
  const app = buildApp({
    services: kvittens.services,
    announcements: kvittens.announcements,
    transports,
    hosts: ['kvittens.example'],
    trustedProxies: [],
    webFiles: { index: '', assets: new Map() },
  })
  const client = new TestClient(app, 'kvittens.example')
  for (const [name, value] of admin.cookies) client.cookies.set(name, value)
  return { app, client }
}

test('the state of mail says where it leaves, why it waits and how much waits', async () => {
  expect((await admin.get('/api/settings/mail')).json()).toEqual({
    configured: true,
    state: 'ready',
    reason: null,
    retryAt: null,
    waiting: 0,
    transports: [
      {
        name: 'mail',
        server: `127.0.0.1:${kvittens.sink.port}`,
        from: 'no-reply@test.example',
        domains: [],
        state: 'ready',
        reason: null,
        serverAnswer: null,
        pausedAt: null,
        retryAt: null,
        waiting: 0,
        sentLastHour: 0,
        sentLastDay: 0,
        perHour: null,
        perDay: null,
      },
    ],
    refusedReports: { times: 0, lastAt: null },
    reportMailbox: null,
  })
  await pause()
  const ann = await kvittens.addUser()
  const reset = await admin.post(`/api/users/${ann.id}/reset-password`, {
    way: 'revealLink',
    recipient: ann.otherMail,
  })
  expect(reset.statusCode, reset.body).toBe(202)
  expect((await admin.get('/api/settings/mail')).json()).toMatchObject({
    state: 'paused',
    reason: 'signInRefused',
    retryAt: new Date(kvittens.clock.now.getTime() + 300_000).toISOString(),
    waiting: 2,
    transports: [
      {
        state: 'paused',
        reason: 'signInRefused',
        serverAnswer: '535 no',
        pausedAt: kvittens.clock.now.toISOString(),
        waiting: 2,
      },
    ],
  })
})

test('resuming tries what waits at once, and wakes the worker', async () => {
  await pause()
  kvittens.advance(11_000)
  expect(await kvittens.deliver(), 'paused').toEqual([])
  const listener = await kvittens.pool.connect()
  let woken = 0
  listener.on('notification', () => void woken++)
  await listener.query('listen kvittens_delivery')
  const response = await admin.post('/api/settings/mail/resume')
  await listener.query('select 1')
  listener.release(true)
  expect(response.statusCode, response.body).toBe(200)
  expect(response.json()).toMatchObject({
    state: 'ready',
    reason: null,
    transports: [{ state: 'ready', reason: null, pausedAt: null }],
  })
  expect(woken).toBe(1)
  expect(await kvittens.deliver()).toHaveLength(2)
  expect((await auditTrail(kvittens.db, 'mail')).at(-1)).toMatchObject({
    action: 'organisation.mailResumed',
    detail: { pausedFor: 'signInRefused' },
  })
})

test('a test message goes straight to the server, whose answer is shown', async () => {
  const response = await admin.post('/api/settings/mail/test', { recipient: 'me@home.example' })
  expect(response.statusCode, response.body).toBe(200)
  expect(response.json()).toMatchObject({ accepted: true, reason: null })
  expect(response.json().serverAnswer).toMatch(/^250 /)
  expect(kvittens.sink.take()).toMatchObject([{ to: 'me@home.example' }])
  expect((await auditTrail(kvittens.db, 'mail')).at(-1)).toMatchObject({
    action: 'organisation.mailTested',
    detail: { recipient: 'me@home.example', accepted: true },
  })
})

test('a test and a resumption can name the transport; one that is not configured is refused', async () => {
  const spare = smtpTransport(
    {
      name: 'spare',
      domains: ['partner.example'],
      limits: { perHour: null, perDay: null },
      host: '127.0.0.1',
      port: kvittens.sink.port,
      implicitTls: false,
      requireTls: false,
      from: { name: '', address: 'spare@test.example' },
      reportAddress: null,
      dkim: null,
      provider: null,
    },
    kvittens.services,
  )
  const job = kvittens.context({ kind: 'job', name: 'mail' })
  await sendDueDeliveries(job, [kvittens.transport, spare])
  const { app, client } = appWith(kvittens.transport, spare)
  const test = async (body: object) => {
    expect((await client.post('/api/settings/mail/test', body)).json()).toMatchObject({
      accepted: true,
    })
    return kvittens.sink.take()[0]?.envelopeFrom
  }
  expect(await test({ recipient: 'me@home.example' })).toMatch(/^reports\+/)
  expect(await test({ recipient: 'me@partner.example' })).toBe('spare@test.example')
  expect(await test({ recipient: 'me@home.example', transport: 'spare' })).toBe(
    'spare@test.example',
  )

  for (const name of ['mail', 'spare'])
    await pauseTransport(kvittens.db, name, {
      reason: 'tlsFailed',
      serverAnswer: null,
      now: kvittens.clock.now,
      retryAt: null,
    })
  const resumed = await client.post('/api/settings/mail/resume', { transport: 'spare' })
  expect(resumed.json()).toMatchObject({
    state: 'paused',
    transports: [
      { name: 'mail', state: 'paused' },
      { name: 'spare', state: 'ready' },
    ],
  })
  const audited = (await auditTrail(kvittens.db, 'mail')).at(-1)
  expect(audited).toMatchObject({ detail: { pausedFor: 'tlsFailed' } })
  expect((await client.post('/api/settings/mail/resume')).json()).toMatchObject({
    state: 'ready',
    transports: [{ state: 'ready' }, { state: 'ready' }],
  })
  for (const [path, body] of [
    ['resume', { transport: 'nobody' }],
    ['test', { recipient: 'me@home.example', transport: 'nobody' }],
  ] as const) {
    const refused = await client.post(`/api/settings/mail/${path}`, body)
    expect(refused.statusCode).toBe(404)
    expect(refused.json().type).toBe('urn:kvittens:problem:mail-transport-unknown')
  }
  spare.close()
  await app.close()
  await sendDueDeliveries(job, [kvittens.transport])
})

test('S2: it goes to one address', async () => {
  for (const recipient of ['', 'a@b.example,c@d.example', ['a@b.example'], 7]) {
    const response = await admin.post('/api/settings/mail/test', { recipient })
    expect(response.json().type).toBe('urn:kvittens:problem:recipient-invalid')
  }
  expect(kvittens.sink.take()).toEqual([])
})

test('S13: ten test messages an hour', async () => {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  const send = () => client.post('/api/settings/mail/test', { recipient: 'me@home.example' })
  for (let sent = 0; sent < 10; sent++) expect((await send()).statusCode).toBe(200)
  const refused = await send()
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['retry-after']).toBe('3600')
  expect(kvittens.sink.take()).toHaveLength(10)
})

test('without a mail server the test says so', async () => {
  const { app, client } = appWith()
  const state = await client.get('/api/settings/mail')
  expect(state.json()).toMatchObject({ configured: false, transports: [] })
  const tested = await client.post('/api/settings/mail/test', { recipient: 'me@home.example' })
  expect(tested.json()).toEqual({ accepted: false, reason: 'notConfigured', serverAnswer: null })
  await app.close()
})

test('who may read it, and who may touch it', async () => {
  const { client: reader } = await kvittens.signedIn(['GlobalReader'])
  expect((await reader.get('/api/settings/mail')).statusCode).toBe(200)
  expect((await reader.post('/api/settings/mail/resume')).statusCode).toBe(403)
  const send = await reader.post('/api/settings/mail/test', { recipient: 'me@home.example' })
  expect(send.statusCode).toBe(403)
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  expect((await client.get('/api/settings/mail')).statusCode).toBe(403)
})

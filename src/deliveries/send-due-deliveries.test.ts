import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkIn } from '../../test/mail-sink.ts'
import { type OutboxApp, startOutboxApp } from '../../test/reliability/outbox-app.ts'
import {
  CONNECT,
  politeUntil,
  startSmtpScript,
  startSmtpServer,
  stopSmtpServers,
} from '../../test/smtp-servers.ts'
import { LANGUAGES } from '../platform/language.ts'
import { translator } from '../platform/messages.ts'

const MINUTE_MS = 60_000

let kvittens: OutboxApp
beforeEach(async () => {
  kvittens = await startOutboxApp()
})
afterEach(async () => {
  await stopSmtpServers()
  await kvittens.stop()
})

/** A server that refuses this recipient, or everybody. */
function refusing(code: number, message: string, recipient?: string): Promise<number> {
  return startSmtpServer({
    onRcptTo: ({ address }, _session, done) =>
      recipient === undefined || address === recipient
        ? done(Object.assign(new Error(message), { responseCode: code }))
        : done(),
  })
}

test('450 delays, with the reason in plain words, and what arrives later is the same message', async () => {
  const greylisting = kvittens.transportTo(await refusing(450, '4.2.1 Greylisted'))
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  const { rows } = await kvittens.pool.query('select message_id from delivery')
  await kvittens.work(greylisting)
  const delayed = await kvittens.handover(number)
  expect(delayed).toMatchObject({ state: 'delayed', open: true, followUp: null })
  expect(delayed.events.at(-1)?.detail).toMatchObject({ reason: 'recipientDeferred' })
  for (const language of LANGUAGES)
    expect(translator(language)('delivery.reason.recipientDeferred')).not.toMatch(/450|RCPT/)
  expect(await kvittens.mail()).toMatchObject({ state: 'ready', waiting: 1 })

  await kvittens.work(kvittens.transport)
  expect(kvittens.sink.mails).toEqual([])
  kvittens.advance(MINUTE_MS)
  await kvittens.work(kvittens.transport)
  expect(await kvittens.kinds(number)).toEqual(['queued', 'delayed', 'accepted'])
  expect(kvittens.sink.mails.map(({ messageId }) => messageId)).toEqual([rows[0].message_id])
})

test('what is sent again after a connection was lost has the same Message-ID, link and text', async () => {
  let heard = ''
  // Takes the whole message and dies before it says so: nobody knows whether it left.
  const dying = await startSmtpScript((socket, line) => {
    if (line !== CONNECT) heard += `${line}\n`
    if (line === '.') return void socket.destroy()
    politeUntil('QUIT', (ended) => ended.end())(socket, line)
  })
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  await kvittens.work(kvittens.transportTo(dying))
  expect((await kvittens.handover(number)).events.at(-1)).toMatchObject({
    kind: 'delayed',
    detail: { reason: 'connectionLostAfterSending' },
  })
  kvittens.advance(2 * MINUTE_MS)
  await kvittens.work(kvittens.transport)
  const [again] = kvittens.sink.take()
  expect(heard).toContain(again?.messageId)
  const [, unfolded = ''] = heard.replaceAll('=\n', '').replaceAll('=3D', '=').split('\nDATA\n')
  expect(unfolded).toContain(linkIn(again, 'r'))
  const said = (again?.text ?? '').split('\n').filter((line) => /^[ -~]{20,60}$/.test(line))
  expect(said.length).toBeGreaterThan(1)
  for (const line of said) expect(unfolded).toContain(line.trim())
})

test('550 fails this message and opens a follow-up; other messages go on', async () => {
  const ann = await kvittens.addUser()
  const bo = await kvittens.addUser()
  const [toAnn, toBo] = [await kvittens.reset(ann), await kvittens.resetAndWait(bo)]
  await kvittens.work(kvittens.transportTo(await refusing(550, '5.1.1 Unknown', ann.otherMail)))
  expect(await kvittens.handover(toAnn)).toMatchObject({
    state: 'failed',
    open: true,
    followUp: { reason: 'failed' },
  })
  expect((await kvittens.handover(toAnn)).events.at(-1)?.detail).toMatchObject({
    reason: 'addressUnknown',
  })
  expect(await kvittens.handover(toBo)).toMatchObject({ state: 'accepted', followUp: null })
  expect(await kvittens.mail()).toMatchObject({ state: 'ready', waiting: 0 })
  expect((await kvittens.outbox()).map(({ wiped }) => wiped)).toEqual([true, true])
})

async function startBusyServer(): Promise<number> {
  return await startSmtpScript((socket, line) => {
    if (line === CONNECT) socket.end('421 4.3.2 Try later\r\n')
  })
}

test('a server that greets with 421 pauses the transport visibly, and fails nothing', async () => {
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  const other = await kvittens.resetAndWait(await kvittens.addUser())
  await kvittens.work(kvittens.transportTo(await startBusyServer()))
  const paused = { state: 'paused', reason: 'serverRefusing', waiting: 2 }
  expect(await kvittens.mail()).toMatchObject(paused)
  expect((await kvittens.operator.get('/api/home')).json().health.mail).toMatchObject({
    ...paused,
    pausedTransports: ['mail'],
  })
  for (const each of [number, other])
    expect(await kvittens.handover(each)).toMatchObject({
      state: 'queued',
      transportPaused: 'serverRefusing',
      followUp: null,
    })
  // A fault of the transport is no attempt of the message.
  expect((await kvittens.outbox()).map(({ attempts }) => attempts)).toEqual([0, 0])
})

test('a paused transport tries one message when its time has come, and goes on when it works', async () => {
  const users = [await kvittens.addUser(), await kvittens.addUser(), await kvittens.addUser()]
  for (const user of users) await kvittens.resetAndWait(user)
  let greetings = 0
  const busy = await startSmtpScript((socket, line) => {
    if (line !== CONNECT) return
    greetings++
    socket.end('421 4.3.2 Try later\r\n')
  })
  const broken = kvittens.transportTo(busy)
  await kvittens.work(broken)
  greetings = 0
  await kvittens.work(broken)
  expect(greetings).toBe(0)
  kvittens.advance(MINUTE_MS)
  await kvittens.work(broken)
  expect(greetings).toBe(1)
  await kvittens.work(kvittens.transport)
  expect(kvittens.sink.mails).toEqual([])

  kvittens.advance(MINUTE_MS)
  await kvittens.work(kvittens.transport)
  const arrived = kvittens.sink.mails.map(({ to }) => to)
  expect(arrived.toSorted()).toEqual(users.map(({ otherMail }) => otherMail).toSorted())
  expect(await kvittens.mail()).toMatchObject({ state: 'ready', reason: null, waiting: 0 })
})

test('after a repair, somebody sets it going at once, and what was delayed is tried too', async () => {
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  await kvittens.work(kvittens.transportTo(await refusing(450, '4.2.1 Greylisted')))
  await kvittens.resetAndWait(await kvittens.addUser())
  await kvittens.work(kvittens.transportTo(await startBusyServer()))
  expect(await kvittens.mail()).toMatchObject({ state: 'paused', waiting: 2 })

  const resumed = await kvittens.operator.post('/api/settings/mail/resume')
  expect(resumed.json()).toMatchObject({ state: 'ready', waiting: 2 })
  await kvittens.work(kvittens.transport)
  expect(kvittens.sink.mails).toHaveLength(2)
  expect(await kvittens.kinds(number)).toEqual(['queued', 'delayed', 'accepted'])
})

test('without a transport mail is paused as not configured, and goes on when there is one', async () => {
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  await kvittens.work()
  expect(await kvittens.mail()).toMatchObject({ state: 'paused', reason: 'notConfigured' })
  expect(await kvittens.handover(number)).toMatchObject({
    state: 'queued',
    transportPaused: 'notConfigured',
  })
  await kvittens.work(kvittens.transport)
  expect(await kvittens.mail()).toMatchObject({ state: 'ready', reason: null, waiting: 0 })
  expect(await kvittens.kinds(number)).toEqual(['queued', 'accepted'])
})

test('a transport that was configured is not shown as missing, even if no message waits', async () => {
  await kvittens.work()
  expect(await kvittens.mail()).toMatchObject({ state: 'paused', reason: 'notConfigured' })
  await kvittens.work(kvittens.transport)
  expect(await kvittens.mail()).toMatchObject({ state: 'ready', reason: null })
})

test('a message that is refused for a day fails as given up', async () => {
  const greylisting = kvittens.transportTo(await refusing(450, '4.2.1 Greylisted'))
  const number = await kvittens.resetAndWait(await kvittens.addUser())
  for (let hour = 0; hour < 26; hour++) {
    await kvittens.work(greylisting)
    kvittens.advance(60 * MINUTE_MS)
  }
  const given = await kvittens.handover(number)
  expect(given).toMatchObject({ state: 'failed', followUp: { reason: 'failed' } })
  expect(given.events.at(-1)?.detail).toMatchObject({ reason: 'gaveUp' })
})

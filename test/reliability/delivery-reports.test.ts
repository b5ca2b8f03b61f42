import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { collectRefusals, type Refusals } from '../../src/deliveries/reports/refusals.ts'
import {
  type ReportListener,
  startReportListener,
} from '../../src/deliveries/reports/report-listener.ts'
import type { MailTransport } from '../../src/deliveries/smtp-transport.ts'
import { startSmtpServer, stopSmtpServers } from '../smtp-servers.ts'
import { type OutboxApp, startOutboxApp } from './outbox-app.ts'
import { mayRunPostfix, type MailRelay, startPostfix } from './postfix.ts'
import { startReportingRelay } from './reporting-relay.ts'

const isRoot = mayRunPostfix()
if (!isRoot)
  process.stdout.write('Postfix needs root: a relay of the test’s own reports in its place.\n')

let outbox: OutboxApp
let refusals: Refusals
let listener: ReportListener
let postfix: MailRelay | undefined
let transport: MailTransport
beforeAll(async () => {
  outbox = await startOutboxApp()
  refusals = collectRefusals(outbox.services)
  listener = await startReportListener(outbox.services, refusals, {
    address: 'reports@test.example',
    host: '127.0.0.1',
    port: 0,
  })
  transport = outbox.transportTo(isRoot ? await realRelay() : await ownRelay())
}, 180_000)
afterAll(async () => {
  await outbox.stop()
  await postfix?.stop()
  await listener.close()
  await refusals.close()
  await stopSmtpServers()
})

async function realRelay(): Promise<number> {
  const refuse = (responseCode: number, text: string) =>
    Object.assign(new Error(text), { responseCode })
  const seen = new Set<string>()
  postfix = await startPostfix({
    'test.example': listener.port,
    'delivered.example': 'delivered',
    'relayed.example': await startSmtpServer({}),
    'unknown.example': await startSmtpServer({
      onRcptTo: (_address, _session, done) => done(refuse(550, '5.1.1 User unknown')),
    }),
    'late.example': await startSmtpServer({
      onRcptTo: (_address, _session, done) => done(refuse(451, '4.3.0 Later')),
    }),
    'grey.example': await startSmtpServer({
      onRcptTo({ address }, _session, done) {
        const isNew = !seen.has(address)
        seen.add(address)
        done(isNew ? refuse(451, '4.7.1 Greylisted') : undefined)
      },
    }),
  })
  return postfix.port
}

async function ownRelay(): Promise<number> {
  return await startReportingRelay(
    {
      'delivered.example': [{ action: 'delivered', status: '2.0.0' }],
      'relayed.example': [{ action: 'relayed', status: '2.0.0' }],
      'unknown.example': [
        { action: 'failed', status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 User unknown' },
      ],
      'late.example': [
        { action: 'delayed', status: '4.3.0', diagnostic: 'smtp; 451 4.3.0 Later' },
        { action: 'failed', status: '4.4.7', diagnostic: 'smtp; 451 4.3.0 Later' },
      ],
      'grey.example': 'greylisted',
    },
    listener.port,
  )
}

/** A hand-over to an address of this domain, sent. */
async function handOverTo(domain: string): Promise<number> {
  const user = await outbox.addUser({ mail: null, otherMail: `someone@${domain}` })
  const number = await outbox.resetAndWait(user)
  await outbox.work(transport)
  return number
}

async function untilTold(number: number, kind: string): Promise<void> {
  await vi.waitUntil(async () => (await outbox.kinds(number)).includes(kind), {
    timeout: 40_000,
    interval: 200,
  })
}

const source = isRoot ? 'a real Postfix' : 'a relay that reports as RFC 3464 has it'

test(`${source}: delivered, passed on and bounced messages are told on the right hand-over`, async () => {
  const delivered = await handOverTo('delivered.example')
  const relayed = await handOverTo('relayed.example')
  const unknown = await handOverTo('unknown.example')
  await untilTold(delivered, 'delivered')
  await untilTold(relayed, 'relayed')
  await untilTold(unknown, 'failed')
  expect((await outbox.handover(delivered)).state).toBe('delivered')
  expect((await outbox.handover(relayed)).state).toBe('accepted')
  const bounced = await outbox.handover(unknown)
  expect(bounced).toMatchObject({ state: 'failed', followUp: { reason: 'failed' } })
  expect(bounced.events.at(-1)?.detail).toMatchObject({ reason: 'addressUnknown', status: '5.1.1' })
  expect(await outbox.kinds(delivered)).not.toContain('failed')
}, 60_000)

test(`${source}: a message that is delayed and then given up tells both`, async () => {
  const late = await handOverTo('late.example')
  await untilTold(late, 'delayed')
  expect((await outbox.handover(late)).state).toBe('accepted')
  await untilTold(late, 'failed')
  const { state, followUp } = await outbox.handover(late)
  expect(state).toBe('failed')
  expect(followUp).toMatchObject({ reason: 'failed' })
}, 60_000)

test(`${source}: a message that was greylisted gets through`, async () => {
  const grey = await handOverTo('grey.example')
  if (isRoot) await untilTold(grey, 'relayed')
  else {
    // The relay is the one that asks to come again.
    expect((await outbox.handover(grey)).state).toBe('delayed')
    outbox.advance(3_600_000)
    await outbox.work(transport)
  }
  expect((await outbox.handover(grey)).state).toBe('accepted')
  expect(await outbox.kinds(grey)).not.toContain('failed')
}, 60_000)

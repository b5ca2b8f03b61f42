import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  deliveryStatusNotification,
  type Fate,
  mailTo,
} from '../../../test/delivery-status-notification.ts'
import { handOver } from '../../../test/flows.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { collectRefusals, type Refusals } from './refusals.ts'
import { type ReportListener, startReportListener } from './report-listener.ts'
import { reportSender, reportTag } from './verp.ts'

const ADDRESS = 'reports@test.example'

let kvittens: TestApp
let listener: ReportListener
let refusals: Refusals
beforeAll(async () => {
  kvittens = await startTestApp()
  refusals = collectRefusals(kvittens.services)
  listener = await startReportListener(kvittens.services, refusals, {
    address: ADDRESS,
    host: '127.0.0.1',
    port: 0,
  })
})
afterAll(async () => {
  await listener.close()
  await refusals.close()
  await kvittens.stop()
})

async function tell(mail: Awaited<ReturnType<typeof handOver>>['mail'], fate: Fate) {
  return await mailTo(listener.port, mail.envelopeFrom, deliveryStatusNotification(mail, fate))
}

const seen = async ({ operator, number }: Awaited<ReturnType<typeof handOver>>) =>
  (await operator.get(`/api/handovers/${number}`)).json()

async function refused(): Promise<Record<string, number>> {
  await refusals.store()
  const rows = await kvittens.db.selectFrom('refused_report').select(['reason', 'times']).execute()
  return Object.fromEntries(rows.map(({ reason, times }) => [reason, times]))
}

test('each message has a return path of its own, and its report finds its hand-over', async () => {
  const handedOver = await handOver(kvittens)
  expect(handedOver.mail.envelopeFrom).toMatch(/^reports\+[0-9a-f]{32}-[a-z2-7]{16}@test\.example$/)
  expect((await tell(handedOver.mail, { action: 'delivered', status: '2.0.0' })).response).toMatch(
    /^250/,
  )
  expect((await seen(handedOver)).state).toBe('delivered')
})

test('a bounce is told with its reason, also when it comes by another case of the address', async () => {
  const handedOver = await handOver(kvittens)
  const mail = { ...handedOver.mail, envelopeFrom: handedOver.mail.envelopeFrom.toUpperCase() }
  await tell(mail, {
    action: 'failed',
    status: '5.1.1',
    diagnostic: 'smtp; 550 5.1.1 <x@home.example>: user unknown',
  })
  const { state, events } = await seen(handedOver)
  expect(state).toBe('failed')
  expect(events.at(-1)).toMatchObject({
    kind: 'failed',
    actorKind: 'job',
    detail: { reason: 'addressUnknown', status: '5.1.1', reportedBy: 'dsn' },
  })
})

test('delayed, then failed: both are told, and the last one counts', async () => {
  const handedOver = await handOver(kvittens)
  await tell(handedOver.mail, { action: 'delayed', status: '4.4.1' })
  expect((await seen(handedOver)).state).toBe('accepted')
  await tell(handedOver.mail, { action: 'failed', status: '4.4.7' })
  const { state, events } = await seen(handedOver)
  expect(state).toBe('failed')
  expect(events.at(-1).detail).toMatchObject({ reason: 'gaveUp', status: '4.4.7' })
})

test('the same report twice, as after a lost answer, is one', async () => {
  const handedOver = await handOver(kvittens)
  const { mail } = handedOver
  const raw = deliveryStatusNotification(mail, { action: 'delivered', status: '2.0.0' })
  await mailTo(listener.port, mail.envelopeFrom, raw)
  await mailTo(listener.port, mail.envelopeFrom, `Received: from somewhere else\r\n${raw}`)
  const { events } = await seen(handedOver)
  expect(events.filter(({ kind }: { kind: string }) => kind === 'delivered')).toHaveLength(1)
})

test('an absence is noted and proves nothing', async () => {
  const handedOver = await handOver(kvittens)
  await mailTo(
    listener.port,
    handedOver.mail.envelopeFrom,
    [
      `From: <${handedOver.user.otherMail}>`,
      `Message-ID: <${randomUUID()}@home.example>`,
      'Auto-Submitted: auto-replied',
      'Subject: Autosvar: semester',
      '',
      'Jag är borta.',
    ].join('\r\n'),
  )
  const { state, events } = await seen(handedOver)
  expect(state).toBe('accepted')
  expect(events.at(-1).kind).toBe('autoReply')
})

test('S25: forged, foreign and unknown addresses are refused at the door and counted', async () => {
  const handedOver = await handOver(kvittens)
  const before = await seen(handedOver)
  const tag = reportTag(kvittens.services.keys.derive('report'), randomUUID())
  const forged = `${tag.slice(0, -1)}${tag.endsWith('a') ? 'b' : 'a'}`
  const raw = deliveryStatusNotification(handedOver.mail, { action: 'failed', status: '5.1.1' })
  for (const recipient of [
    reportSender(ADDRESS, forged),
    handedOver.mail.envelopeFrom.replace('reports', 'others'),
    handedOver.mail.envelopeFrom.replace('test.example', 'elsewhere.example'),
    ADDRESS,
  ])
    await expect(mailTo(listener.port, recipient, raw), recipient).rejects.toThrow('550')
  expect((await refused())['unknownAddress']).toBe(4)
  // The address of a message that never was is as good as any; its report says nothing about others.
  await mailTo(listener.port, reportSender(ADDRESS, tag), raw)
  expect((await refused())['unknownDelivery']).toBe(1)
  expect(await seen(handedOver)).toEqual(before)
})

test('S25: a bounce that names somebody else holds back only the address that our message went to', async () => {
  const { mail, user } = await handOver(kvittens)
  const other = await handOver(kvittens)
  await mailTo(
    listener.port,
    mail.envelopeFrom,
    deliveryStatusNotification(
      { ...mail, to: other.user.otherMail, messageId: other.mail.messageId },
      { action: 'failed', status: '5.1.1' },
    ),
  )
  const held = await kvittens.db.selectFrom('suppressed_address').select('address').execute()
  expect(held.map(({ address }) => address)).toContain(user.otherMail)
  expect(held.map(({ address }) => address)).not.toContain(other.user.otherMail)
  expect((await seen(other)).state).toBe('accepted')
})

test('what is too large or says nothing is refused or counted, never kept', async () => {
  const { mail } = await handOver(kvittens)
  await expect(
    mailTo(listener.port, mail.envelopeFrom, `Subject: big\r\n\r\n${'x'.repeat(300_000)}`),
  ).rejects.toThrow('552')
  await mailTo(listener.port, mail.envelopeFrom, 'Subject: hello\r\n\r\nHow are you?\r\n')
  expect(await refused()).toMatchObject({ tooLarge: 1, notAReport: 1 })
})

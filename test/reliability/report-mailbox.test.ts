import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { reportSender, reportTag } from '../../src/deliveries/reports/verp.ts'
import { deliveryStatusNotification } from '../delivery-status-notification.ts'
import { handOver } from '../flows.ts'
import {
  ADDRESS,
  BOUNCE,
  canRun,
  DELIVERED,
  letter,
  type MailboxStage,
  type MailServers,
  startMailboxStage,
  startMailServers,
} from './mailbox-stage.ts'

let servers: MailServers
let stage: MailboxStage
describe.skipIf(!canRun)('reports out of a mailbox of Dovecot', () => {
  beforeAll(async () => {
    servers = await startMailServers()
  }, 180_000)
  afterAll(() => servers.stop())
  beforeEach(async () => {
    stage = await startMailboxStage(servers)
  })
  afterEach(() => stage.stop())

  test('a bounce that comes into the mailbox fails its hand-over, and a delivery confirms it', async () => {
    const bounced = await handOver(stage.kvittens)
    const delivered = await handOver(stage.kvittens)
    await stage.imap.deliver(stage.user, letter('hello'))
    stage.watch()
    await stage.untilShown('connected')
    // Announced by the server while it is watched.
    await stage.imap.deliver(stage.user, deliveryStatusNotification(bounced.mail, BOUNCE))
    await stage.imap.deliver(stage.user, deliveryStatusNotification(delivered.mail, DELIVERED))
    await stage.untilState(bounced, 'failed')
    await stage.untilState(delivered, 'delivered')
    expect((await stage.seen(bounced)).events.at(-1)).toMatchObject({
      kind: 'failed',
      detail: { reason: 'addressUnknown', reportedBy: 'dsn' },
    })
    // Read and put away; the letter is where and as it was.
    await expect
      .poll(() => stage.imap.list(stage.user, 'Kvittens'), { timeout: 10_000 })
      .toEqual([expect.stringMatching(/,[^,]*S$/), expect.stringMatching(/,[^,]*S$/)])
    expect(await stage.imap.list(stage.user)).toEqual([expect.not.stringMatching(/,S$/)])
    expect(await stage.refused()).toEqual({})
  })

  test('a report whose address the mailbox lost is known by the message that it returns', async () => {
    const handedOver = await handOver(stage.kvittens)
    const raw = deliveryStatusNotification(handedOver.mail, BOUNCE)
    await stage.imap.deliver(stage.user, raw.replace(/^To: .*$/m, `To: <${ADDRESS}>`))
    // A bounce of somebody else's letter in the same mailbox says nothing of ours.
    const foreign = deliveryStatusNotification(
      { ...handedOver.mail, envelopeFrom: ADDRESS, messageId: '<x@home.example>' },
      BOUNCE,
    )
    await stage.imap.deliver(stage.user, foreign)
    stage.watch()
    await stage.untilState(handedOver, 'failed')
    await stage.untilShown('connected')
    expect(await stage.imap.list(stage.user)).toHaveLength(1)
    expect(await stage.refused()).toEqual({})
  })

  test('S25: forged, oversize and empty mail to a return path is counted, left, and never asked for again', async () => {
    const handedOver = await handOver(stage.kvittens)
    const { mail } = handedOver
    const before = await stage.seen(handedOver)
    const report = deliveryStatusNotification(mail, BOUNCE)
    const forged = mail.envelopeFrom.replace(/-[a-z2-7]{16}@/, `-${'a'.repeat(16)}@`)
    const withoutIds = report.replaceAll(mail.messageId, '<x@home.example>')
    await stage.imap.deliver(stage.user, withoutIds.replaceAll(mail.envelopeFrom, forged))
    await stage.imap.deliver(stage.user, `${report}\r\n${`${'x'.repeat(70)}\r\n`.repeat(20_000)}`)
    await stage.imap.deliver(
      stage.user,
      `From: a@home.example\r\nTo: ${mail.envelopeFrom}\r\n\r\nHello\r\n`,
    )
    const never = reportSender(
      ADDRESS,
      reportTag(stage.kvittens.services.keys.derive('report'), randomUUID()),
    )
    await stage.imap.deliver(stage.user, report.replaceAll(mail.envelopeFrom, never))
    stage.watch({}, 100)
    await stage.untilShown('connected')
    await expect.poll(stage.refused, { timeout: 10_000 }).toEqual({
      unknownAddress: 1,
      tooLarge: 1,
      notAReport: 1,
      unknownDelivery: 1,
    })
    // The one of 1.4 MB was not downloaded.
    expect(stage.proxy.bytes()).toBeLessThan(150_000)
    await sleep(500)
    expect(Object.values(await stage.refused())).toEqual([1, 1, 1, 1])
    expect(await stage.imap.list(stage.user)).toHaveLength(3)
    expect(await stage.seen(handedOver)).toEqual(before)
  })

  test('the same report again is no news', async () => {
    const handedOver = await handOver(stage.kvittens)
    const raw = deliveryStatusNotification(handedOver.mail, DELIVERED)
    await stage.imap.deliver(stage.user, raw)
    await stage.imap.deliver(stage.user, `Received: from elsewhere\r\n${raw}`)
    stage.watch()
    await expect
      .poll(() => stage.imap.list(stage.user, 'Kvittens'), { timeout: 10_000 })
      .toHaveLength(2)
    const { events } = await stage.seen(handedOver)
    expect(events.filter(({ kind }) => kind === 'delivered')).toHaveLength(1)
  })

  test('of a mailbox of 10,000 letters none is read, and none is asked about twice', async () => {
    const handedOver = await handOver(stage.kvittens)
    for (let batch = 0; batch < 100; batch += 1)
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          stage.imap.deliver(
            stage.user,
            `${letter(`no ${batch * 100 + index}`)}${'so it goes\r\n'.repeat(100)}`,
          ),
        ),
      )
    await stage.imap.deliver(stage.user, deliveryStatusNotification(handedOver.mail, BOUNCE))
    const first = stage.watch()
    await expect
      .poll(async () => (await stage.seen(handedOver)).state, { timeout: 150_000, interval: 200 })
      .toBe('failed')
    await expect
      .poll(async () => (await stage.position()).last_uid, { timeout: 10_000 })
      .toBeGreaterThanOrEqual(10_001)
    // A letter has 1,300 bytes; its header's few fields, 250 with what IMAP says around them.
    expect(stage.proxy.bytes()).toBeLessThan(10_000 * 500)
    await first.stop()
    const before = stage.proxy.bytes()
    stage.watch({}, 100)
    await stage.untilShown('connected')
    await sleep(1_000)
    expect(stage.proxy.bytes() - before).toBeLessThan(10_000)
    expect(await stage.imap.list(stage.user)).toHaveLength(10_000)
  }, 240_000)

  test('where the server numbers its messages anew, all is read anew, which changes nothing', async () => {
    const handedOver = await handOver(stage.kvittens)
    const raw = deliveryStatusNotification(handedOver.mail, BOUNCE)
    await stage.imap.deliver(stage.user, letter('one'))
    await stage.imap.deliver(stage.user, raw)
    const first = stage.watch()
    await stage.untilState(handedOver, 'failed')
    await expect
      .poll(() => stage.imap.list(stage.user, 'Kvittens'), { timeout: 10_000 })
      .toHaveLength(1)
    await first.stop()
    const before = await stage.position()
    const { events } = await stage.seen(handedOver)

    await sleep(1_100)
    await stage.imap.renumber(stage.user)
    // As a restored mailbox would: the same report again, under another number.
    await stage.imap.deliver(stage.user, raw)
    stage.watch()
    await expect
      .poll(async () => (await stage.position()).uid_validity, { timeout: 10_000 })
      .not.toBe(before.uid_validity)
    await expect
      .poll(() => stage.imap.list(stage.user, 'Kvittens'), { timeout: 10_000 })
      .toHaveLength(2)
    expect((await stage.seen(handedOver)).events).toEqual(events)
    expect(await stage.imap.list(stage.user)).toHaveLength(1)
  })

  test('a worker that dies between keeping a report and putting it away does no harm', async () => {
    const handedOver = await handOver(stage.kvittens)
    await stage.imap.deliver(stage.user, deliveryStatusNotification(handedOver.mail, DELIVERED))
    // The server refuses to make the folder: what is read stays where it is.
    const first = stage.watch({ doneFolder: 'a//b' }, 100)
    await stage.untilState(handedOver, 'delivered')
    await stage.untilShown('connected', 'filingRefused')
    // Still so after looks that found nothing.
    await sleep(500)
    await stage.untilShown('connected', 'filingRefused')
    await first.stop()
    await stage.kvittens.db
      .updateTable('report_mailbox')
      .set({ last_uid: 0, uid_validity: null })
      .execute()
    stage.watch()
    await expect
      .poll(() => stage.imap.list(stage.user, 'Kvittens'), { timeout: 10_000 })
      .toHaveLength(1)
    await stage.untilShown('connected')
    const { events } = await stage.seen(handedOver)
    expect(events.filter(({ kind }) => kind === 'delivered')).toHaveLength(1)
  })

  test('reports are deleted once they are read, if that is wanted', async () => {
    const handedOver = await handOver(stage.kvittens)
    await stage.imap.deliver(stage.user, letter('stays'))
    await stage.imap.deliver(stage.user, deliveryStatusNotification(handedOver.mail, DELIVERED))
    stage.watch({ doneFolder: null })
    await stage.untilState(handedOver, 'delivered')
    await expect.poll(() => stage.imap.list(stage.user), { timeout: 10_000 }).toHaveLength(1)
    expect(await stage.imap.list(stage.user, 'Kvittens')).toEqual([])
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { collectRefusals, type Refusals } from '../../src/deliveries/reports/refusals.ts'
import {
  type ReportListener,
  startReportListener,
} from '../../src/deliveries/reports/report-listener.ts'
import { deliveryStatusNotification, type Fate, mailTo } from '../delivery-status-notification.ts'
import { OWN_PASSWORD } from '../flows.ts'
import { linkIn, type SunkMail } from '../mail-sink.ts'
import { standings } from '../standings.ts'
import type { TestUser } from '../test-app.ts'
import { type OutboxApp, startOutboxApp } from './outbox-app.ts'

const COUNT = 1_000
const AT_ONCE = 8

let outbox: OutboxApp
let refusals: Refusals
let listener: ReportListener
beforeAll(async () => {
  outbox = await startOutboxApp()
  refusals = collectRefusals(outbox.services)
  listener = await startReportListener(outbox.services, refusals, {
    address: 'reports@test.example',
    host: '127.0.0.1',
    port: 0,
  })
})
afterAll(async () => {
  await listener.close()
  await refusals.close()
  await outbox.stop()
})

const DELIVERED: Fate = { action: 'delivered', status: '2.0.0' }
const RELAYED: Fate = { action: 'relayed', status: '2.0.0' }
const DELAYED: Fate = { action: 'delayed', status: '4.4.1' }
const FAILED: Fate = { action: 'failed', status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 Full' }

interface Life {
  readonly told: readonly Fate[]
  /** Does the person set a password of their own? */
  readonly sets: boolean
  readonly state: string
}

/** Reports come in any order, so each life lists them as they will be sent, and what must be left in the end. */
const LIVES: readonly Life[] = [
  { told: [], sets: false, state: 'accepted' },
  { told: [DELIVERED], sets: false, state: 'delivered' },
  { told: [RELAYED], sets: false, state: 'accepted' },
  { told: [DELAYED], sets: false, state: 'accepted' },
  { told: [DELAYED, DELIVERED], sets: false, state: 'delivered' },
  { told: [DELIVERED, DELAYED], sets: false, state: 'delivered' },
  { told: [FAILED], sets: false, state: 'failed' },
  { told: [DELAYED, FAILED], sets: false, state: 'failed' },
  { told: [FAILED, DELAYED, RELAYED], sets: false, state: 'failed' },
  { told: [DELIVERED], sets: true, state: 'set' },
  { told: [], sets: true, state: 'set' },
  { told: [FAILED], sets: true, state: 'set' },
]

/** The same choice in every run, and yet in no order. */
function lifeOf(index: number): Life {
  const life = LIVES[((index * 7919 + 104_729) % 1009) % LIVES.length]
  if (life === undefined) throw new Error('No such life.')
  return life
}

test(`of ${COUNT} hand-overs with a fate each every state is right, every report is matched, no receipt is double`, async () => {
  const users: TestUser[] = []
  for (let index = 0; index < COUNT; index++)
    users.push(await outbox.addUser({ mail: null, otherMail: `person${index}@home.example` }))
  const numbers = new Map<string, number>()
  await inTurns(users, async (user) => {
    const answer = await outbox.operator.post(`/api/users/${user.id}/reset-password`, {
      way: 'setLink',
      recipient: user.otherMail,
    })
    expect(answer.statusCode, answer.body).toBe(202)
    numbers.set(user.otherMail, answer.json().handover.number)
  })
  outbox.advance(11_000)
  await outbox.work(outbox.transport)
  const mails = new Map(outbox.sink.take().map((mail) => [mail.to, mail]))
  expect(mails.size).toBe(COUNT)

  let sent = 0
  await inTurns(users, async (user) => {
    const index = users.indexOf(user)
    const mail = mails.get(user.otherMail)
    if (mail === undefined) throw new Error('A mail is missing.')
    const { told, sets } = lifeOf(index)
    for (const fate of told) {
      sent++
      const raw = deliveryStatusNotification(mail, fate)
      await mailTo(listener.port, mail.envelopeFrom, raw)
      // Every tenth comes twice, as after an answer that got lost.
      if (index % 10 === 0) await mailTo(listener.port, mail.envelopeFrom, raw)
    }
    if (sets) await setTwice(mail, user.userPrincipalName)
  })

  const wrong: string[] = []
  for (const [index, user] of users.entries()) {
    const number = numbers.get(user.otherMail) ?? 0
    const { state, events } = await outbox.handover(number)
    const life = lifeOf(index)
    if (state !== life.state) wrong.push(`${number} is ${state} and not ${life.state}`)
    const kinds = events.map(({ kind }) => kind)
    for (const kind of ['queued', 'accepted', 'set', 'delivered', 'failed'])
      if (kinds.filter((one) => one === kind).length > 1) wrong.push(`${number}: ${kind} twice`)
  }
  expect(wrong).toEqual([])
  const { reports } = await outbox.db
    .selectFrom('delivery_report')
    .select((eb) => eb.fn.countAll<number>().as('reports'))
    .executeTakeFirstOrThrow()
  expect(reports).toBe(sent)
  expect(await outbox.db.selectFrom('refused_report').selectAll().execute()).toEqual([])
  const { stored, folded } = await standings(outbox.db)
  expect(stored).toEqual(folded)
  process.stdout.write(`${COUNT} hand-overs, ${sent} reports, all matched\n`)
}, 180_000)

/** Two browsers at the same moment, of which one may. */
async function setTwice(mail: SunkMail, answer: string): Promise<void> {
  const link = linkIn(mail, 'r')
  const set = async () =>
    await outbox.anonymous().submit(link, { answer, password: OWN_PASSWORD, repeat: OWN_PASSWORD })
  const pages = await Promise.all([set(), set()])
  expect(pages.filter(({ statusCode }) => statusCode < 400).length).toBeGreaterThan(0)
}

async function inTurns<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one)
    }),
  )
}

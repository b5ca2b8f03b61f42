import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOver, rowsOf } from '../../test/flows.ts'
import { reportFate } from '../../test/report-fate.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { FollowUpReason } from '../handovers/contract.ts'
import { noticeSilence } from './silence/notice-silence.ts'

const HOUR_MS = 3_600_000

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

type HandedOver = Awaited<ReturnType<typeof handOver>>

const later = (hours: number): void => kvittens.advance(hours * HOUR_MS)
const answerOf = ({ user }: HandedOver) => ({ answer: user.userPrincipalName })
const fetchLink = async ({ link }: HandedOver) => await kvittens.anonymous().get(link)
const reveal = async (handedOver: HandedOver) => {
  const browser = kvittens.anonymous()
  await browser.get(handedOver.link)
  return await browser.submit(handedOver.link, answerOf(handedOver))
}
const askAgain = async (handedOver: HandedOver) =>
  await kvittens.anonymous().submit(`${handedOver.link}/again`, answerOf(handedOver))
const dispute = async (handedOver: HandedOver) =>
  await kvittens.anonymous().submit(`${handedOver.link}/dispute`, answerOf(handedOver))
async function operate({ number }: HandedOver, what: string, body: object = {}) {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  return await client.post(`/api/handovers/${number}/${what}`, body)
}
const confirm = async (handedOver: HandedOver) =>
  await operate(handedOver, 'receipt', { how: 'called', note: 'They have it' })
const sendAgain = async ({ user }: HandedOver) => await handOver(kvittens, { user })
const withdraw = async (handedOver: HandedOver) => await operate(handedOver, 'withdraw')
const expire = async () => {
  later(80)
  await kvittens.runClock()
}
const wrongPins = async ({ link, pin }: HandedOver) => {
  const wrong = pin === '111111' ? '222222' : '111111'
  for (let tries = 0; tries < 5; tries++) await kvittens.anonymous().submit(link, { answer: wrong })
}

async function history({ number }: HandedOver, reason: FollowUpReason): Promise<unknown[]> {
  const rows = await rowsOf(
    kvittens,
    `select closed_by from follow_up as f join handover as h on h.id = f.handover_id
      where h.number = $1 and reason = $2 order by f.opened_at, f.closed_at`,
    [number, reason],
  )
  return rows.map(({ closed_by }) => closed_by)
}

interface Course {
  readonly reason: FollowUpReason
  readonly body?: Record<string, unknown>
  /** What gives the reason, and gives it again. */
  readonly gives: (handedOver: HandedOver) => Promise<unknown>
  readonly answers: (handedOver: HandedOver) => Promise<unknown>
  readonly closedBy: string
  /** After most answers it can't: there is a receipt, an end, or a newer hand-over. */
  readonly returns?: boolean
}

const COURSES: readonly Course[] = [
  {
    reason: 'failed',
    gives: async ({ number }) => await reportFate(kvittens, number, { kind: 'failed' }),
    answers: confirm,
    closedBy: 'confirmed',
  },
  { reason: 'disputed', gives: dispute, answers: sendAgain, closedBy: 'superseded' },
  { reason: 'expiredUnread', gives: expire, answers: sendAgain, closedBy: 'superseded' },
  {
    reason: 'requestedAgain',
    gives: async (handedOver) => {
      await withdraw(handedOver)
      return await askAgain(handedOver)
    },
    answers: sendAgain,
    closedBy: 'superseded',
    returns: true,
  },
  {
    reason: 'pinBurned',
    body: { pin: true },
    gives: wrongPins,
    answers: sendAgain,
    closedBy: 'superseded',
  },
  {
    reason: 'delayed',
    gives: async ({ number }) => {
      later(0.1)
      await reportFate(kvittens, number, { kind: 'delayed' })
      later(5)
    },
    answers: async ({ number }) => await reportFate(kvittens, number, { kind: 'relayed' }),
    closedBy: 'relayed',
  },
  {
    reason: 'notFetched',
    gives: async () => later(24),
    answers: async (handedOver) => await operate(handedOver, 'remind'),
    closedBy: 'reminded',
    returns: true,
  },
  {
    reason: 'notRevealed',
    gives: async (handedOver) => {
      await fetchLink(handedOver)
      later(24)
    },
    answers: reveal,
    closedBy: 'revealed',
  },
  {
    reason: 'notSignedIn',
    gives: async (handedOver) => {
      await reveal(handedOver)
      later(24)
    },
    answers: confirm,
    closedBy: 'confirmed',
  },
  {
    reason: 'expiresSoon',
    gives: async () => later(61),
    answers: withdraw,
    closedBy: 'withdrawn',
  },
]

const notice = async () => await noticeSilence(kvittens.context({ kind: 'job', name: 'clock' }))

describe('each reason', () => {
  test.each(COURSES)('$reason is opened once, and closed by its answer', async (course) => {
    const { reason, body, gives, answers, closedBy, returns = false } = course
    const handedOver = await handOver(kvittens, body === undefined ? {} : { body })
    expect(await history(handedOver, reason)).toEqual([])
    await gives(handedOver)
    await notice()
    expect(await history(handedOver, reason)).toEqual([null])
    if (reason !== 'expiredUnread') await notice()
    expect(await history(handedOver, reason)).toEqual([null])
    await answers(handedOver)
    await notice()
    expect(await history(handedOver, reason)).toEqual([closedBy])
    await gives(handedOver)
    await notice()
    expect(await history(handedOver, reason)).toEqual(returns ? [closedBy, null] : [closedBy])
  })
})

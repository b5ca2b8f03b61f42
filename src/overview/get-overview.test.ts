import { afterEach, beforeEach, expect, test } from 'vitest'
import { handOver, rowsOf } from '../../test/flows.ts'
import { insertMadeHandovers } from '../../test/made-handovers.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { TestClient } from '../../test/test-client.ts'
import { followDelivery } from '../handovers/follow-delivery.ts'
import { getOrganisation } from '../organisation/queries.ts'
import type { OutcomeCounts, Overview } from './contract.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const NONE: OutcomeCounts = { receipt: 0, open: 0, failed: 0, expired: 0, ended: 0, disputed: 0 }

let kvittens: TestApp
let operator: TestClient
beforeEach(async () => {
  kvittens = await startTestApp()
  operator = (await kvittens.signedIn(['PasswordAdministrator'])).client
})
afterEach(() => kvittens.stop())

async function overview(): Promise<Overview> {
  const answer = await operator.get('/api/overview')
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

async function reset(recipient?: string): Promise<number> {
  const user = await kvittens.addUser(recipient === undefined ? {} : { otherMail: recipient })
  const answer = await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'revealLink',
    recipient: user.otherMail,
    lifetime: '24h',
  })
  expect(answer.statusCode, answer.body).toBe(202)
  return answer.json().handover.number
}

async function fail(number: number, reason: string): Promise<void> {
  const [row] = await rowsOf(kvittens, 'select id from handover where number = $1', [number])
  const job = kvittens.context({ kind: 'job', name: 'mail' })
  await kvittens.db.transaction().execute(async (db) => {
    await followDelivery(
      { ...job, db },
      {
        deliveryId: '',
        messageKind: 'handover',
        handoverId: String(row?.['id']),
        fate: 'failed',
        reason,
        serverAnswer: null,
      },
    )
  })
}

const receive = async (number: number) =>
  await operator.post(`/api/handovers/${number}/receipt`, { how: 'called', note: 'She has it' })

/** Sessions are short; hand-overs aren't. */
async function advance(ms: number): Promise<void> {
  kvittens.advance(ms)
  operator = (await kvittens.signedIn(['PasswordAdministrator'])).client
}

test('each hand-over counts once, on the day when it was made, as what became of it', async () => {
  const received = await reset()
  const disputed = await handOver(kvittens, { operator })
  await kvittens
    .anonymous()
    .submit(`${disputed.link}/dispute`, { answer: disputed.user.userPrincipalName })
  const [withdrawn, failed] = [await reset(), await reset()]
  await operator.post(`/api/handovers/${withdrawn}/withdraw`, {})
  await fail(failed, 'addressUnknown')
  const again = await handOver(kvittens, { operator })
  await handOver(kvittens, { operator, user: again.user })
  await advance(42 * MINUTE)
  await receive(received)
  await advance(DAY)
  await kvittens.runClock()
  await fail(await reset(), 'bounced')

  const { days, total, secondsToReceipt, countedAt, timeZone } = await overview()
  // The failed one of yesterday has run out since, the one that was sent again lives for three days.
  const made = { ...NONE, receipt: 1, disputed: 1, ended: 2, expired: 1, open: 1 }
  expect(days).toHaveLength(30)
  expect(days.slice(-3)).toEqual([
    { day: '2026-01-14', counts: NONE },
    { day: '2026-01-15', counts: made },
    { day: '2026-01-16', counts: { ...NONE, failed: 1 } },
  ])
  expect(days[0]?.day).toBe('2025-12-18')
  expect(total).toEqual({ ...made, failed: 1 })
  expect(secondsToReceipt?.median).toBeCloseTo(42 * 60 + 33, 0)
  expect({ countedAt, timeZone }).toEqual({
    countedAt: kvittens.clock.now.toISOString(),
    timeZone: 'UTC',
  })
})

test('days are those of the organisation', async () => {
  const { followUpPolicy } = await getOrganisation(kvittens.db)
  await kvittens.changeSettings({
    followUpPolicy: { ...followUpPolicy, timeZone: 'Asia/Shanghai' },
  })
  // One minute before and at midnight in Shanghai.
  await advance(7 * 60 * MINUTE - MINUTE)
  await reset()
  kvittens.advance(MINUTE)
  await reset()
  await reset()
  const before = await overview()
  expect(before.timeZone).toBe('Asia/Shanghai')
  expect(before.days.slice(-2)).toEqual([
    { day: '2026-01-15', counts: { ...NONE, open: 1 } },
    { day: '2026-01-16', counts: { ...NONE, open: 2 } },
  ])
  // Another time zone is seen at once, not only after a minute.
  await kvittens.changeSettings({ followUpPolicy: { ...followUpPolicy, timeZone: 'UTC' } })
  expect((await overview()).days.at(-1)?.counts.open).toBe(3)
})

test('half got it within the median, nine of ten within the ninetieth; a disputed receipt is none', async () => {
  const numbers: number[] = []
  for (let index = 0; index < 11; index++) numbers.push(await reset())
  for (const number of numbers) {
    kvittens.advance(MINUTE)
    await receive(number)
  }
  expect((await overview()).secondsToReceipt).toEqual({ median: 6 * 60, ninetieth: 10 * 60 })
  await rowsOf(kvittens, "update handover set state = 'disputed' where number = $1", [numbers[10]])
  kvittens.advance(MINUTE)
  expect((await overview()).secondsToReceipt).toEqual({ median: 5.5 * 60, ninetieth: 9.1 * 60 })
  await rowsOf(kvittens, "update handover set state = 'confirmed' where state = 'disputed'")
})

test('failures stand by domain, the worst first, each hand-over once and with its most frequent reason', async () => {
  for (const [index, reason] of ['addressUnknown', 'mailboxFull', 'addressUnknown'].entries())
    await fail(await reset(`p${index}@Mail.example`), reason)
  const twice = await reset('p@post.example')
  await fail(twice, 'gaveUp')
  await fail(twice, 'bounced')
  await receive(await reset('other@mail.example'))
  await receive(await reset('fine@elsewhere.example'))
  expect((await overview()).failures).toEqual([
    { domain: 'mail.example', failed: 3, sent: 4, reason: 'addressUnknown' },
    { domain: 'post.example', failed: 1, sent: 1, reason: 'bounced' },
  ])
})

test('what is older than thirty days is out, and a new installation has only noughts', async () => {
  const empty = await overview()
  expect(empty.total).toEqual(NONE)
  expect(empty).toMatchObject({ secondsToReceipt: null, failures: [] })
  const old = await reset()
  await fail(old, 'bounced')
  await advance(29 * DAY)
  expect((await overview()).total).toEqual({ ...NONE, failed: 1 })
  await advance(DAY)
  expect(await overview()).toMatchObject({ total: NONE, failures: [] })
})

test('a thousand and more are counted at most once a minute, fewer always anew', async () => {
  await overview()
  await reset()
  expect((await overview()).total.open).toBe(1)
  await rowsOf(kvittens, 'truncate handover cascade')
  const { id } = await kvittens.addUser()
  const until = kvittens.clock.now
  await insertMadeHandovers(kvittens.pool, { userId: id, count: 1_100, until, days: 30 })
  const before = await overview()
  await reset()
  kvittens.advance(MINUTE - 1)
  expect(await overview()).toEqual(before)
  kvittens.advance(1)
  expect((await overview()).total.open).toBe(before.total.open + 1)
  await rowsOf(kvittens, 'truncate handover cascade')
})

test('many who ask at once are answered by one count; who may not see hand-overs gets none', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, overview))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const { client } = await kvittens.signedIn(['DirectoryReaders'])
  expect((await client.get('/api/overview')).statusCode).toBe(403)
  expect((await client.get('/api/home')).json().latest).toEqual([])
})

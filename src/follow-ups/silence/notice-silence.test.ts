import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOver, rowsOf, signIn } from '../../../test/flows.ts'
import { passwordIn } from '../../../test/page-parts.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { noticeSilence } from './notice-silence.ts'
import { openSilences } from './silence-queries.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

async function notice() {
  return await noticeSilence(kvittens.context({ kind: 'job', name: 'clock' }))
}

const NOTHING = { opened: 0, closed: 0 }

/** Moves the clock to a minute before, looks, then to the minute itself, and looks again. */
async function expectOpenedAt(time: Date, number: number, reason: string) {
  const before = await openReasons(number)
  kvittens.clock.now = new Date(time.getTime() - MINUTE_MS)
  await notice()
  expect(await openReasons(number)).toEqual(before)
  kvittens.clock.now = time
  await notice()
  expect(await openReasons(number)).toEqual([...before, reason].toSorted())
  expect(await notice()).toEqual(NOTHING)
}

async function openReasons(number: number): Promise<string[]> {
  const rows = await rowsOf(
    kvittens,
    `select reason from follow_up as f join handover as h on h.id = f.handover_id
      where h.number = $1 and f.closed_at is null order by reason`,
    [number],
  )
  return rows.map(({ reason }) => String(reason))
}

async function history(number: number): Promise<unknown[]> {
  const rows = await rowsOf(
    kvittens,
    `select reason, closed_by from follow_up as f join handover as h on h.id = f.handover_id
      where h.number = $1 order by f.opened_at, f.closed_at, reason`,
    [number],
  )
  return rows.map(({ reason, closed_by }) => `${String(reason)}:${String(closed_by)}`)
}

const later = (time: Date, hours: number): Date => new Date(time.getTime() + hours * HOUR_MS)

/** Opens and closes again what has nothing to do with the test at hand. */
async function withdrawAll() {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  const open = await rowsOf(kvittens, 'select number from handover where open')
  for (const { number } of open) await client.post(`/api/handovers/${String(number)}/withdraw`, {})
}

describe('each silence is noticed once, at its time, and closed by what answers it', () => {
  test('from the message to the sign-in', async () => {
    const created = kvittens.clock.now
    const { user, number, link } = await handOver(kvittens)
    const acceptedAt = kvittens.clock.now

    await expectOpenedAt(later(acceptedAt, 24), number, 'notFetched')
    const browser = kvittens.anonymous()
    await browser.get(link)
    expect(await openReasons(number)).toEqual([])
    const fetchedAt = kvittens.clock.now

    await expectOpenedAt(later(fetchedAt, 24), number, 'notRevealed')
    await expectOpenedAt(later(created, 60), number, 'expiresSoon')
    const page = await browser.submit(link, { answer: user.userPrincipalName })
    expect(await openReasons(number)).toEqual([])
    const revealedAt = kvittens.clock.now

    await expectOpenedAt(later(revealedAt, 24), number, 'notSignedIn')
    await signIn(kvittens, user.userPrincipalName, passwordIn(page.body))
    expect(await openReasons(number)).toEqual([])
    expect(await notice()).toEqual(NOTHING)
    expect(await history(number)).toEqual([
      'notFetched:fetched',
      'notRevealed:revealed',
      'expiresSoon:revealed',
      'notSignedIn:signedIn',
    ])
  })

  test('a message that doesn’t leave, until it does', async () => {
    const user = await kvittens.addUser()
    const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
    const created = kvittens.clock.now
    const reset = await operator.post(`/api/users/${user.id}/reset-password`, {
      way: 'setLink',
      recipient: user.otherMail,
    })
    const { number } = reset.json().handover
    await expectOpenedAt(later(created, 4), number, 'delayed')
    await kvittens.deliver()
    expect(await openReasons(number)).toEqual([])
    expect(await notice()).toEqual(NOTHING)
    expect(await history(number)).toEqual(['delayed:accepted'])
  })

  test('what the clock noticed ends with the hand-over', async () => {
    const { number } = await handOver(kvittens)
    kvittens.advance(24 * HOUR_MS)
    await notice()
    expect(await openReasons(number)).toEqual(['notFetched'])
    kvittens.advance(48 * HOUR_MS)
    await kvittens.runClock()
    expect(await openReasons(number)).toEqual(['expiredUnread'])
    expect(await notice()).toEqual(NOTHING)
  })
})

test('the desk shows it among those that need somebody, after the urgent ones', async () => {
  await withdrawAll()
  const { number } = await handOver(kvittens)
  kvittens.advance(24 * HOUR_MS)
  await notice()
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  const desk = async () => (await operator.get('/api/follow-ups?group=needsYou')).json().value
  expect((await desk()).map((each: { number: number }) => each.number)).toContain(number)
  const shown = (await desk()).find((each: { number: number }) => each.number === number)
  expect(shown.followUp).toEqual({
    reason: 'notFetched',
    openedAt: kvittens.clock.now.toISOString(),
    urgent: false,
  })
  await rowsOf(
    kvittens,
    `insert into follow_up (id, handover_id, reason, urgent, opened_at)
      select gen_random_uuid(), id, 'disputed', true, $1 from handover
      where number < $2 order by number limit 1`,
    [kvittens.clock.now, number],
  )
  expect((await desk())[0].followUp.reason).toBe('disputed')
})

test('a threshold that changes closes what is no longer due, and opens it again', async () => {
  const { number } = await handOver(kvittens)
  kvittens.advance(24 * HOUR_MS)
  await notice()
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  const patch = async (notFetchedHours: number) => {
    const { followUpPolicy } = (await client.get('/api/settings')).json()
    return await client.request({
      method: 'PATCH',
      url: '/api/settings',
      payload: { followUpPolicy: { ...followUpPolicy, notFetchedHours } },
    })
  }
  expect((await patch(0)).statusCode).toBe(400)
  expect((await patch(169)).statusCode).toBe(400)
  expect((await patch(48)).statusCode).toBe(200)
  await notice()
  expect(await openReasons(number)).toEqual([])
  expect((await patch(24)).statusCode).toBe(200)
  await notice()
  await notice()
  expect(await history(number)).toEqual(['notFetched:answered', 'notFetched:null'])
})

test('a clock that jumps back, and forward again, changes nothing', async () => {
  const { number } = await handOver(kvittens)
  kvittens.advance(25 * HOUR_MS)
  await notice()
  const before = await history(number)
  expect(before).toEqual(['notFetched:null'])
  const { now } = kvittens.clock
  for (const jump of [-20, 0, -3, -0.5, 0]) {
    kvittens.clock.now = later(now, jump)
    expect(await notice()).toEqual(NOTHING)
  }
  expect(await history(number)).toEqual(before)
})

test('two workers at the same moment open it once', async () => {
  await withdrawAll()
  const numbers: number[] = []
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  for (let index = 0; index < 5; index++)
    numbers.push((await handOver(kvittens, { operator })).number)
  kvittens.advance(25 * HOUR_MS)
  const rounds = await Promise.all([notice(), notice(), notice(), notice()])
  expect(rounds.reduce((sum, { opened }) => sum + opened, 0)).toBe(numbers.length)
  for (const number of numbers) expect(await history(number)).toEqual(['notFetched:null'])
})

test('it waits for nobody: a hand-over that somebody is using is left to the next round', async () => {
  const { number } = await handOver(kvittens)
  kvittens.advance(25 * HOUR_MS)
  const client = await kvittens.pool.connect()
  try {
    await client.query('begin')
    await client.query('select from handover where number = $1 for update', [number])
    await notice()
    expect(await openReasons(number)).toEqual([])
    await client.query('commit')
  } finally {
    client.release()
  }
  await notice()
  expect(await openReasons(number)).toEqual(['notFetched'])
})

test('one that has moved on, or closed, since it was read is left alone', async () => {
  const { operator, number } = await handOver(kvittens)
  const [row] = await rowsOf(kvittens, 'select id from handover where number = $1', [number])
  const open = async (state: 'queued' | 'accepted') =>
    await openSilences(
      kvittens.db,
      [{ handoverId: String(row?.['id']), state, reason: 'delayed' }],
      kvittens.clock.now,
    ).execute()
  expect(await open('queued')).toEqual([])
  expect(await open('accepted')).toHaveLength(1)
  expect(await open('accepted')).toEqual([])
  await operator.post(`/api/handovers/${number}/withdraw`, {})
  await rowsOf(kvittens, `update handover set state = 'accepted' where number = $1`, [number])
  expect(await open('accepted')).toEqual([])
  await rowsOf(kvittens, `update handover set state = 'withdrawn' where number = $1`, [number])
})

test('closed hand-overs are never asked about, and what is left over on them is closed', async () => {
  const { operator, number } = await handOver(kvittens)
  await operator.post(`/api/handovers/${number}/withdraw`, {})
  kvittens.advance(25 * HOUR_MS)
  await notice()
  expect(await history(number)).toEqual([])
  await rowsOf(
    kvittens,
    `insert into follow_up (id, handover_id, reason, urgent, opened_at)
      select gen_random_uuid(), id, 'notFetched', false, $1 from handover where number = $2`,
    [kvittens.clock.now, number],
  )
  expect(await notice()).toEqual({ opened: 0, closed: 1 })
  expect(await history(number)).toEqual(['notFetched:answered'])
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_POLICIES } from '../../src/organisation/organisation.ts'
import { handOver, rowsOf } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let kvittens: TestApp
let tests = 0
beforeAll(async () => {
  kvittens = await startTestApp()
  await kvittens.changeSettings({
    followUpPolicy: {
      ...DEFAULT_POLICIES.followUpPolicy,
      timeZone: 'UTC',
      workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    },
  })
})
afterAll(() => kvittens.stop())
beforeEach(async () => {
  await rowsOf(kvittens, 'truncate handover cascade')
  await kvittens.deliver()
  kvittens.clock.now = new Date(Date.UTC(2026, 2 + 2 * tests++, 4, 6))
})

/** Ten links that nobody opens. */
async function tenSilent(lifetime: '24h' | '3d' | '7d') {
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  for (let index = 0; index < 10; index++)
    await handOver(kvittens, { operator, body: { lifetime } })
}

/** All that the clock does, several times over, and what left by it. */
async function rounds() {
  for (let round = 0; round < 3; round++) await kvittens.runClock()
  const mails = await kvittens.deliver()
  return {
    reminders: mails.filter(({ subject }) => subject.startsWith('Reminder')).length,
    digests: mails.filter(({ subject }) => /needs? somebody/.test(subject)).length,
    others: mails.filter(({ subject }) => !/^Reminder|needs? somebody/.test(subject)).length,
  }
}

const NOTHING = { reminders: 0, digests: 0, others: 0 }

async function reasons(): Promise<unknown[]> {
  return await rowsOf(
    kvittens,
    `select reason, closed_by, count(*)::integer from follow_up group by 1, 2 order by 1, 2`,
  )
}

async function openHandovers(): Promise<number> {
  return (await rowsOf(kvittens, 'select id from handover where open')).length
}

describe('a clock that jumps', () => {
  test('a week ahead: what has ended is ended, what lives is reminded once, and there is one digest', async () => {
    await tenSilent('7d')
    expect(await rounds()).toEqual(NOTHING)
    kvittens.advance(7 * DAY_MS - 2 * HOUR_MS)
    expect(await rounds()).toEqual({ reminders: 0, digests: 0, others: 0 })
    kvittens.advance(HOUR_MS)
    // It is five in the morning, which is quiet, and the link ends before that is over.
    expect((await rounds()).reminders).toBe(0)
    expect(await reasons()).toEqual([
      { reason: 'expiresSoon', closed_by: null, count: 10 },
      { reason: 'notFetched', closed_by: null, count: 10 },
    ])
    kvittens.advance(7 * DAY_MS)
    expect(await rounds()).toEqual({ reminders: 0, digests: 0, others: 0 })
    expect(await openHandovers()).toBe(0)
  })

  test('days ahead, into a working day: one reminder for each, never a flood', async () => {
    await tenSilent('7d')
    kvittens.advance(5 * DAY_MS + 3 * HOUR_MS)
    expect(await rounds()).toEqual({ reminders: 10, digests: 1, others: 0 })
    expect(await rounds()).toEqual(NOTHING)
    expect(await reasons()).toEqual([{ reason: 'notFetched', closed_by: null, count: 10 }])
  })

  test.each([
    ['an hour', HOUR_MS],
    ['a day', DAY_MS],
    ['a week', 7 * DAY_MS],
  ])('%s back: nothing is opened, closed, reminded or told a second time', async (_, jumpMs) => {
    await tenSilent('7d')
    kvittens.advance(DAY_MS + 3 * HOUR_MS)
    expect(await rounds()).toEqual({ reminders: 10, digests: 1, others: 0 })
    const before = await reasons()
    kvittens.advance(-jumpMs)
    for (let hour = 0; hour < 3; hour++) {
      expect(await rounds()).toMatchObject({ reminders: 0, others: 0 })
      expect(await reasons()).toEqual(before)
      kvittens.advance(HOUR_MS / 4)
    }
    expect(await openHandovers()).toBe(10)
    // And where it was before.
    kvittens.advance(jumpMs)
    expect(await rounds()).toEqual(NOTHING)
    expect(await reasons()).toEqual(before)
  })

  test('to and fro through a week: at most three reminders of each, and one digest a day', async () => {
    await tenSilent('7d')
    await kvittens.changeSettings({
      followUpPolicy: {
        ...DEFAULT_POLICIES.followUpPolicy,
        timeZone: 'UTC',
        reminders: { most: 3, afterHours: 1, beforeEndHours: 12 },
      },
    })
    let reminders = 0
    let digests = 0
    for (const hours of [30, -25, 50, -3, 20, -40, 60, -1, 30, -20, 40]) {
      kvittens.advance(hours * HOUR_MS)
      const sent = await rounds()
      reminders += sent.reminders
      digests += sent.digests
    }
    expect(reminders).toBeGreaterThan(0)
    expect(reminders).toBeLessThanOrEqual(30)
    const [days] = await rowsOf(kvittens, 'select count(*)::integer from follow_up_digest')
    expect(digests).toBeLessThanOrEqual(Number(days?.['count']))
    expect(
      await rowsOf(
        kvittens,
        'select 1 from follow_up where closed_at is null group by handover_id, reason having count(*) > 1',
      ),
    ).toEqual([])
  })
})

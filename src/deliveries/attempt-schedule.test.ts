import { expect, test } from 'vitest'
import { nextAttemptAt } from './attempt-schedule.ts'

const QUEUED = new Date('2026-03-02T08:00:00Z')
const LIMITS = { queuedAt: QUEUED, expiresAt: new Date('2026-03-05T08:00:00Z') }

function minutesAfter(minutes: number): Date {
  return new Date(QUEUED.getTime() + minutes * 60_000)
}

test('a message is tried again after 1, 5, 15, 30 and 60 minutes, then hourly', () => {
  const delays = [1, 2, 3, 4, 5, 6, 20].map((attempt) => {
    const at = nextAttemptAt(attempt, QUEUED, LIMITS)
    return at === undefined ? undefined : (at.getTime() - QUEUED.getTime()) / 60_000
  })
  expect(delays).toEqual([1, 5, 15, 30, 60, 60, 60])
})

test('a server that asks for more time gets it', () => {
  expect(nextAttemptAt(1, QUEUED, { ...LIMITS, waitSeconds: 300 })).toEqual(minutesAfter(5))
  expect(nextAttemptAt(2, QUEUED, { ...LIMITS, waitSeconds: 60 })).toEqual(minutesAfter(5))
})

test('a message is given up a day after it was queued', () => {
  expect(nextAttemptAt(9, minutesAfter(22 * 60), LIMITS)).toEqual(minutesAfter(23 * 60))
  expect(nextAttemptAt(9, minutesAfter(23 * 60), LIMITS)).toBeUndefined()
})

test('a message is not sent when its link has ended', () => {
  const limits = { queuedAt: QUEUED, expiresAt: minutesAfter(90) }
  expect(nextAttemptAt(5, minutesAfter(20), limits)).toEqual(minutesAfter(80))
  expect(nextAttemptAt(5, minutesAfter(30), limits)).toBeUndefined()
})

import { expect, test } from 'vitest'
import {
  limitsFor,
  oldestThatCounts,
  roomFor,
  sentWithin,
  stepOf,
  type Use,
} from './sending-limits.ts'

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`)
const NOW = at('09:00')
const NONE = { perHour: null, perDay: null }

const uses = (...sent: [string, number][]): Use[] =>
  sent.map(([since, messages]) => ({ since: at(since), sent: messages }))

test('without a limit there is room for all', () => {
  expect(roomFor(NONE, uses(['08:55', 1_000_000]), NOW)).toEqual({
    messages: Infinity,
    nextAt: null,
  })
})

test('the narrower of two limits counts', () => {
  const sent = uses(['02:00', 70], ['08:30', 20])
  expect(roomFor({ perHour: 50, perDay: 100 }, sent, NOW).messages).toBe(10)
  expect(roomFor({ perHour: 25, perDay: 100 }, sent, NOW).messages).toBe(5)
})

test('what was sent counts until all of its five minutes are an hour old, rather too long than too short', () => {
  const sent = uses(['08:00', 3])
  expect(sentWithin(sent, 'hour', at('09:04'))).toBe(3)
  expect(sentWithin(sent, 'hour', at('09:05'))).toBe(0)
  expect(sentWithin(sent, 'day', at('23:59'))).toBe(3)
})

test('without room it is said when there is some: when enough has grown old', () => {
  const sent = uses(['08:50', 5], ['08:20', 2], ['08:10', 1])
  expect(roomFor({ perHour: 8, perDay: null }, sent, NOW)).toEqual({
    messages: 0,
    nextAt: at('09:15'),
  })
  // Lowered meanwhile: the oldest alone doesn't make room.
  expect(roomFor({ perHour: 6, perDay: null }, sent, NOW).nextAt).toEqual(at('09:25'))
  expect(roomFor({ perHour: 3, perDay: null }, sent, NOW).nextAt).toEqual(at('09:55'))
})

test('of two limits that are both reached, the later end counts', () => {
  const sent = uses(['01:00', 5], ['08:50', 5])
  expect(roomFor({ perHour: 5, perDay: 10 }, sent, NOW).nextAt).toEqual(
    new Date('2026-03-03T01:05:00Z'),
  )
})

test('steps begin at whole five minutes, and are kept for as long as a day counts them', () => {
  expect(stepOf(new Date('2026-03-02T09:04:59.999Z'))).toEqual(NOW)
  expect(oldestThatCounts(NOW)).toEqual(new Date('2026-03-01T08:55:00Z'))
})

test('bulk leaves a tenth, at least twenty and at most half, to those that somebody waits for', () => {
  const limits = (limit: number | null) => ({ perHour: limit, perDay: limit })
  expect(limitsFor('interactive', limits(500))).toEqual(limits(500))
  for (const [limit, forBulk] of [
    [null, null],
    [10_000, 9_000],
    [500, 450],
    [100, 80],
    [30, 15],
    [1, 1],
  ] as const)
    expect(limitsFor('bulk', limits(limit))).toEqual(limits(forBulk))
})

import { expect, test } from 'vitest'
import { localInput, timePresets } from './time-presets.ts'

/** In the viewer's time zone, whichever that is here. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute)
const offered = (now: Date, current: string | null = null) =>
  timePresets(now, current).map(({ name, at: time }) => `${name} ${localInput(time)}`)

test('in the middle of the week: this afternoon and tomorrow, which is the next working day', () => {
  // 4 March 2026 is a Wednesday.
  expect(offered(at(4, 9, 30))).toEqual(['afternoon 2026-03-04T15:00', 'tomorrow 2026-03-05T08:00'])
})

test('this afternoon is not offered once it has begun', () => {
  expect(offered(at(4, 15))).toEqual(['tomorrow 2026-03-05T08:00'])
})

test.each([
  [6, 'workingDay 2026-03-09T08:00'],
  [7, 'workingDay 2026-03-09T08:00'],
])('before the weekend is over, on %i March, Monday is the next working day', (day, monday) => {
  expect(offered(at(day, 16))).toContain(monday)
})

test('on Sunday tomorrow is the next working day, and is offered once', () => {
  expect(offered(at(8, 16))).toEqual(['tomorrow 2026-03-09T08:00'])
})

test('what is so already is not offered', () => {
  expect(offered(at(6, 16), at(7, 8).toISOString())).toEqual(['workingDay 2026-03-09T08:00'])
})

test('a field for date and time gets the local time to the minute', () => {
  expect(localInput(at(4, 7, 5))).toBe('2026-03-04T07:05')
})

import { describe, expect, test } from 'vitest'
import { dateOf, instantOf, isTimeZone, localTimeAt, minutesOf, weekdayOf } from './local-time.ts'

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const iso = (zone: string, date: string, time: string): string =>
  instantOf(zone, dayOf(date), minutesOf(time)).toISOString().replace('.000', '')

describe('what a clock on the wall shows', () => {
  test.each([
    ['UTC', '2026-01-15T09:00:00Z', '2026-01-15', '09:00'],
    ['Europe/Stockholm', '2026-01-15T23:30:00Z', '2026-01-16', '00:30'],
    ['Europe/Stockholm', '2026-07-15T22:30:00Z', '2026-07-16', '00:30'],
    ['Asia/Kolkata', '2026-01-15T18:30:00Z', '2026-01-16', '00:00'],
    ['Asia/Kathmandu', '2026-01-15T00:00:00Z', '2026-01-15', '05:45'],
    ['America/St_Johns', '2026-01-15T03:00:00Z', '2026-01-14', '23:30'],
    ['Pacific/Kiritimati', '2026-01-15T10:00:00Z', '2026-01-16', '00:00'],
    ['Pacific/Pago_Pago', '2026-01-15T10:59:00Z', '2026-01-14', '23:59'],
    ['America/New_York', '1969-12-31T12:00:00Z', '1969-12-31', '07:00'],
  ])('%s at %s: %s %s', (zone, at, date, time) => {
    const local = localTimeAt(zone, new Date(at))
    expect(dateOf(local.day)).toBe(date)
    expect(local.minutes).toBe(minutesOf(time))
    expect(iso(zone, date, time)).toBe(at)
  })

  test('fractions of a minute count', () => {
    expect(localTimeAt('Asia/Kolkata', new Date('2026-01-15T18:30:45.500Z')).minutes).toBeCloseTo(
      0.7583,
      3,
    )
  })
})

describe('when clocks change', () => {
  test.each([
    // 29 March 2026, 02:00 becomes 03:00.
    ['Europe/Stockholm', '2026-03-29', '01:59', '2026-03-29T00:59:00Z'],
    ['Europe/Stockholm', '2026-03-29', '02:30', '2026-03-29T01:00:00Z'],
    ['Europe/Stockholm', '2026-03-29', '03:00', '2026-03-29T01:00:00Z'],
    ['Europe/Stockholm', '2026-03-29', '03:30', '2026-03-29T01:30:00Z'],
    // 25 October 2026, 03:00 becomes 02:00: half past two comes twice.
    ['Europe/Stockholm', '2026-10-25', '01:30', '2026-10-24T23:30:00Z'],
    ['Europe/Stockholm', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['Europe/Stockholm', '2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
    // Half an hour only.
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00Z'],
    // Midnight itself is skipped.
    ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00:00Z'],
    // A whole day is: Samoa crossed the date line.
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00Z'],
  ])('%s: %s %s is %s', (zone, date, time, instant) => {
    expect(iso(zone, date, time)).toBe(instant)
  })

  test('the day of the change has 23 or 25 hours', () => {
    const hours = (date: string) => {
      const day = dayOf(date)
      const [from, to] = [day, day + 1].map((each) => instantOf('Europe/Stockholm', each, 0))
      return ((to?.getTime() ?? 0) - (from?.getTime() ?? 0)) / 3_600_000
    }
    expect(hours('2026-03-29')).toBe(23)
    expect(hours('2026-10-25')).toBe(25)
    expect(hours('2026-10-26')).toBe(24)
  })
})

test('zones are places, not offsets', () => {
  for (const zone of ['UTC', 'Europe/Stockholm', 'Asia/Kolkata', 'Etc/GMT-5'])
    expect(isTimeZone(zone), zone).toBe(true)
  for (const zone of ['', '+01:00', '-05:30', 'Europe/Atlantis', 'Europe', '\u0000', 'UTC; drop'])
    expect(isTimeZone(zone), zone).toBe(false)
})

test('weekdays', () => {
  expect(
    ['2026-11-22', '2026-11-23', '1969-12-31', '2000-02-29'].map(dayOf).map(weekdayOf),
  ).toEqual([0, 1, 3, 2])
})

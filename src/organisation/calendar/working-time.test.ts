import { describe, expect, test } from 'vitest'
import { instantOf, minutesOf } from './local-time.ts'
import {
  isQuiet,
  isWorkingDay,
  quietMinutes,
  workingHoursBefore,
  type WorkingCalendar,
} from './working-time.ts'

const WEEK: WorkingCalendar['workingDays'] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
]
const STOCKHOLM: WorkingCalendar = {
  timeZone: 'Europe/Stockholm',
  workingDays: WEEK,
  quietHours: { from: '21:00', to: '07:00' },
}

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000

/** A local time as in "2026-11-20 16:00". */
function at(text: string, { timeZone }: WorkingCalendar = STOCKHOLM): Date {
  const [date = '', time = ''] = text.split(' ')
  return instantOf(timeZone, dayOf(date), minutesOf(time))
}

describe('quiet hours', () => {
  test.each([
    ['2026-11-20 20:59', false],
    ['2026-11-20 21:00', true],
    ['2026-11-21 00:00', true],
    ['2026-11-21 06:59', true],
    ['2026-11-21 07:00', false],
    // The night in which 02:00 becomes 03:00, and the one in which it comes again.
    ['2026-03-29 03:00', true],
    ['2026-03-29 07:00', false],
    ['2026-10-25 06:59', true],
    ['2026-10-25 07:00', false],
  ])('over midnight: %s is quiet: %s', (local, quiet) => {
    expect(isQuiet(STOCKHOLM, at(local))).toBe(quiet)
  })

  test('within a day, from midnight, and none', () => {
    const siesta = { ...STOCKHOLM, quietHours: { from: '13:00', to: '15:00' } }
    expect(isQuiet(siesta, at('2026-11-20 12:59'))).toBe(false)
    expect(isQuiet(siesta, at('2026-11-20 13:00'))).toBe(true)
    expect(isQuiet(siesta, at('2026-11-20 15:00'))).toBe(false)
    const night = { ...STOCKHOLM, quietHours: { from: '00:00', to: '06:00' } }
    expect(isQuiet(night, at('2026-11-20 23:59'))).toBe(false)
    expect(isQuiet(night, at('2026-11-21 00:00'))).toBe(true)
    expect(isQuiet(night, at('2026-11-21 06:00'))).toBe(false)
    expect(isQuiet({ ...STOCKHOLM, quietHours: null }, at('2026-11-21 03:00'))).toBe(false)
  })

  test('their end in the hour that is skipped comes with the jump', () => {
    const early = { ...STOCKHOLM, quietHours: { from: '22:00', to: '02:30' } }
    expect(isQuiet(early, new Date('2026-03-29T00:59:59Z'))).toBe(true)
    expect(isQuiet(early, new Date('2026-03-29T01:00:00Z'))).toBe(false)
  })

  test('in a zone of half an hour', () => {
    const india = { ...STOCKHOLM, timeZone: 'Asia/Kolkata' }
    expect(isQuiet(india, new Date('2026-11-20T15:29:00Z'))).toBe(false)
    expect(isQuiet(india, new Date('2026-11-20T15:30:00Z'))).toBe(true)
    expect(isQuiet(india, new Date('2026-11-21T01:30:00Z'))).toBe(false)
  })

  test('their length', () => {
    expect(quietMinutes(null)).toBe(0)
    expect(quietMinutes({ from: '21:00', to: '07:00' })).toBe(600)
    expect(quietMinutes({ from: '13:00', to: '15:30' })).toBe(150)
    expect(quietMinutes({ from: '07:00', to: '07:00' })).toBe(0)
  })
})

test('working days are those of the place, whatever the day is elsewhere', () => {
  expect(isWorkingDay(STOCKHOLM, dayOf('2026-11-20'))).toBe(true)
  expect(isWorkingDay(STOCKHOLM, dayOf('2026-11-21'))).toBe(false)
  expect(isWorkingDay({ ...STOCKHOLM, workingDays: ['sunday'] }, dayOf('2026-11-22'))).toBe(true)
})

describe('since when somebody has waited so many working hours', () => {
  test.each([
    // Within one day.
    ['2026-11-20 16:00', 4, '2026-11-20 12:00'],
    ['2026-11-20 16:00', 9, '2026-11-20 07:00'],
    // Over a night: fourteen hours count of each day.
    ['2026-11-20 09:00', 4, '2026-11-19 19:00'],
    ['2026-11-20 16:00', 24, '2026-11-18 20:00'],
    // At night nothing is added.
    ['2026-11-20 23:00', 14, '2026-11-20 07:00'],
    ['2026-11-20 05:00', 1, '2026-11-19 20:00'],
    // Over a weekend, from a Monday morning and from the middle of Sunday.
    ['2026-11-23 09:00', 4, '2026-11-20 19:00'],
    ['2026-11-22 12:00', 1, '2026-11-20 20:00'],
    ['2026-11-23 07:00', 24, '2026-11-19 11:00'],
    // A week of working hours.
    ['2026-11-23 07:00', 70, '2026-11-16 07:00'],
  ])('at %s, %d hours: %s', (now, hours, since) => {
    expect(workingHoursBefore(STOCKHOLM, at(now), hours)).toEqual(at(since))
  })

  test('a night in which clocks change is no longer and no shorter for it', () => {
    const all = { ...STOCKHOLM, workingDays: [...WEEK, 'saturday', 'sunday'] as const }
    const calendar: WorkingCalendar = { ...all, workingDays: [...all.workingDays] }
    for (const [now, since] of [
      ['2026-03-29 08:00', '2026-03-28 20:00'],
      ['2026-10-25 08:00', '2026-10-24 20:00'],
    ] as const)
      expect(workingHoursBefore(calendar, at(now), 2)).toEqual(at(since))
  })

  test('without quiet hours the day of the change has its 23 or 25 hours', () => {
    const calendar: WorkingCalendar = {
      ...STOCKHOLM,
      workingDays: ['sunday'],
      quietHours: null,
    }
    expect(workingHoursBefore(calendar, at('2026-03-30 12:00'), 23)).toEqual(at('2026-03-29 00:00'))
    expect(workingHoursBefore(calendar, at('2026-10-26 12:00'), 25)).toEqual(at('2026-10-25 00:00'))
    expect(workingHoursBefore(calendar, at('2026-10-26 12:00'), 24)).toEqual(
      new Date('2026-10-24T23:00:00Z'),
    )
  })

  test('one short working day a week is enough, and none is an error', () => {
    const calendar: WorkingCalendar = {
      ...STOCKHOLM,
      workingDays: ['wednesday'],
      quietHours: { from: '16:00', to: '08:00' },
    }
    expect(workingHoursBefore(calendar, at('2026-11-20 12:00'), 168)).toEqual(
      at('2026-07-01 08:00'),
    )
    expect(() =>
      workingHoursBefore({ ...calendar, workingDays: [] }, at('2026-11-20 12:00'), 1),
    ).toThrow('Nobody works')
  })

  test('it only moves forward with the clock, through a year with its changes', () => {
    let before = 0
    for (let hour = 0; hour < 365 * 24; hour += 5) {
      const now = new Date(Date.UTC(2026, 0, 1, hour))
      const since = workingHoursBefore(STOCKHOLM, now, 24).getTime()
      expect(since).toBeGreaterThanOrEqual(before)
      before = since
    }
  })
})

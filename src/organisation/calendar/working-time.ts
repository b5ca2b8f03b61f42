import type { FollowUpPolicy, Weekday } from '../contract.ts'
import { instantOf, localTimeAt, minutesOf, weekdayOf } from './local-time.ts'

export type WorkingCalendar = Pick<FollowUpPolicy, 'timeZone' | 'workingDays' | 'quietHours'>

const HOUR_MS = 3_600_000
const MIDNIGHT = 24 * 60
/** More of a day than this leaves nobody time to read, or to answer. */
export const MOST_QUIET_MINUTES = 16 * 60

const WEEKDAYS: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
]

interface Span {
  readonly from: number
  readonly to: number
}

export function isWorkingDay({ workingDays }: WorkingCalendar, day: number): boolean {
  return workingDays.some((each) => each === WEEKDAYS[weekdayOf(day)])
}

/** Is it a time of day at which nobody is to be written to? */
export function isQuiet(calendar: WorkingCalendar, instant: Date): boolean {
  const { day } = localTimeAt(calendar.timeZone, instant)
  const time = instant.getTime()
  return wakingSpans(calendar, day).every(({ from, to }) => time < from || time >= to)
}

/** How long quiet hours are, over midnight or not; none is zero. */
export function quietMinutes(quietHours: FollowUpPolicy['quietHours']): number {
  if (quietHours === null) return 0
  const length = minutesOf(quietHours.to) - minutesOf(quietHours.from)
  return length < 0 ? length + MIDNIGHT : length
}

/**
 * Whoever began to wait at this moment or before has waited so many working hours by now: hours of working
 * days, outside quiet hours. One look at the calendar serves any number of hand-overs.
 */
export function workingHoursBefore(calendar: WorkingCalendar, now: Date, hours: number): Date {
  let left = hours * HOUR_MS
  let { day } = localTimeAt(calendar.timeZone, now)
  for (const first = day; first - day < MOST_DAYS; day--) {
    for (const { from, to } of workingSpans(calendar, day).toReversed()) {
      const until = Math.min(to, now.getTime())
      if (until <= from) continue
      if (until - from >= left) return new Date(until - left)
      left -= until - from
    }
  }
  throw new Error('Nobody works on any day.')
}

/** Ten years: no threshold is that long. */
const MOST_DAYS = 3_660

function workingSpans(calendar: WorkingCalendar, day: number): readonly Span[] {
  return isWorkingDay(calendar, day) ? wakingSpans(calendar, day) : []
}

/** The days of a calendar that have been looked at: thousands of hand-overs ask about the same few. */
const knownDays = new WeakMap<WorkingCalendar, Map<number, readonly Span[]>>()

/** Of one local day, all but its quiet hours, in order. */
function wakingSpans(calendar: WorkingCalendar, day: number): readonly Span[] {
  let days = knownDays.get(calendar)
  if (days === undefined) {
    days = new Map()
    knownDays.set(calendar, days)
  }
  let spans = days.get(day)
  if (spans === undefined) {
    spans = findWakingSpans(calendar, day)
    days.set(day, spans)
  }
  return spans
}

function findWakingSpans({ timeZone, quietHours }: WorkingCalendar, day: number): Span[] {
  const span = (from: number, to: number): Span => ({
    from: instantOf(timeZone, day, from).getTime(),
    to:
      to === MIDNIGHT
        ? instantOf(timeZone, day + 1, 0).getTime()
        : instantOf(timeZone, day, to).getTime(),
  })
  if (quietHours === null) return [span(0, MIDNIGHT)]
  const from = minutesOf(quietHours.from)
  const to = minutesOf(quietHours.to)
  if (from > to) return [span(to, from)]
  return [span(0, from), span(to, MIDNIGHT)].filter((each) => each.from < each.to)
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** What a clock on the wall shows somewhere. */
export interface LocalTime {
  /** Of the local date, counted from 1 January 1970. */
  readonly day: number
  /** Since local midnight as the clock shows it, with fractions. */
  readonly minutes: number
}

/** Is this the name of a zone of the IANA database that this system knows? */
export function isTimeZone(name: string): boolean {
  // An offset such as +01:00 is no place: it knows no summer time.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

export function localTimeAt(timeZone: string, instant: Date): LocalTime {
  const local = instant.getTime() + offsetAt(timeZone, instant.getTime())
  const day = Math.floor(local / DAY_MS)
  return { day, minutes: (local - day * DAY_MS) / MINUTE_MS }
}

/**
 * The first moment at which the clock there shows this time or later. When clocks are set forward over it,
 * that is the moment of the jump; when it comes twice, the first time. 1440 minutes are the next midnight.
 */
export function instantOf(timeZone: string, day: number, minutes: number): Date {
  const local = day * DAY_MS + minutes * MINUTE_MS
  const offsets = [local - DAY_MS, local + DAY_MS].map((near) => offsetAt(timeZone, near))
  const candidates = offsets.map((offset) => local - offset)
  const shown = candidates.filter((each) => each + offsetAt(timeZone, each) === local)
  if (shown.length > 0) return new Date(Math.min(...shown))
  let before = Math.min(...candidates)
  let after = Math.max(...candidates)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (middle + offsetAt(timeZone, middle) < local) before = middle
    else after = middle
  }
  return new Date(after)
}

/** 0 is Sunday, as for Date. The first of January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** As the database writes a date: 2026-11-24. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Of "07:30". */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function offsetAt(timeZone: string, instantMs: number): number {
  const wholeSecond = Math.floor(instantMs / 1000) * 1000
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(wholeSecond))
    parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecond
}

/** A formatter is dear to make and cheap to use. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, formatter)
  return formatter
}

export interface PlainDuration {
  readonly value: number
  readonly unit: 'minute' | 'hour' | 'day'
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Rounded up as people say it: never less than it took, minutes to an hour and a half, hours to two days. */
export function plainDuration(seconds: number): PlainDuration {
  const whole = (length: number) => Math.max(1, Math.ceil(seconds / length))
  if (whole(MINUTE) <= 90) return { value: whole(MINUTE), unit: 'minute' }
  if (whole(HOUR) < 48) return { value: whole(HOUR), unit: 'hour' }
  return { value: whole(DAY), unit: 'day' }
}

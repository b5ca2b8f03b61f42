type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

const SECOND = 1000
const STEPS: readonly { readonly unit: Unit; readonly ms: number; readonly below: number }[] = [
  { unit: 'minute', ms: 60 * SECOND, below: 60 },
  { unit: 'hour', ms: 3600 * SECOND, below: 36 },
  { unit: 'day', ms: 24 * 3600 * SECOND, below: 14 },
  { unit: 'week', ms: 7 * 24 * 3600 * SECOND, below: 8 },
  { unit: 'month', ms: 30.44 * 24 * 3600 * SECOND, below: 18 },
]
const YEAR_MS = 365.25 * 24 * 3600 * SECOND
const NOW_WITHIN_MS = 45 * SECOND

export type RelativeParts =
  | { readonly value: 0; readonly unit: 'now' }
  | { readonly value: number; readonly unit: Unit }

/** The largest unit that still says something: 90 minutes is "1 hour", 30 hours stay hours. */
export function relativeParts(differenceMs: number): RelativeParts {
  const size = Math.abs(differenceMs)
  if (size < NOW_WITHIN_MS) return { value: 0, unit: 'now' }
  const step = STEPS.find(({ ms, below }) => Math.round(size / ms) < below)
  if (step === undefined) return { value: Math.round(differenceMs / YEAR_MS), unit: 'year' }
  const value = Math.trunc(differenceMs / step.ms)
  return { value: value === 0 ? Math.sign(differenceMs) : value, unit: step.unit }
}

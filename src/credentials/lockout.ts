/** What is known of failed sign-ins under one typed name, whether or not it is anybody's (S11). */
export interface SignInFailures {
  readonly failures: number
  /** Fingerprints of the last wrong passwords: repeating one of them isn't counted again. */
  readonly recentWrong: Buffer[]
  readonly lockouts: number
  readonly lockedUntil: Date | null
}

export const NO_FAILURES: SignInFailures = {
  failures: 0,
  recentWrong: [],
  lockouts: 0,
  lockedUntil: null,
}

const FAILURES_BEFORE_LOCKOUT = 10
const REMEMBERED = 3
const FIRST_LOCKOUT_MS = 60_000
const LONGEST_LOCKOUT_MS = 60 * 60_000

export function isLocked({ lockedUntil }: SignInFailures, now: Date): boolean {
  return lockedUntil !== null && lockedUntil > now
}

/** Ten failures lock for a minute, and each further one after that for twice as long as before. */
export function afterFailure(before: SignInFailures, wrong: Buffer, now: Date): SignInFailures {
  if (before.recentWrong.some((known) => known.equals(wrong))) return before
  const failures = before.failures + 1
  const recentWrong = [wrong, ...before.recentWrong].slice(0, REMEMBERED)
  if (failures < FAILURES_BEFORE_LOCKOUT) return { ...before, failures, recentWrong }
  const durationMs = Math.min(FIRST_LOCKOUT_MS * 2 ** before.lockouts, LONGEST_LOCKOUT_MS)
  return {
    failures,
    recentWrong,
    lockouts: before.lockouts + 1,
    lockedUntil: new Date(now.getTime() + durationMs),
  }
}

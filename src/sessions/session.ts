import type { SessionPolicy } from '../organisation/contract.ts'
import type { Language } from '../platform/language.ts'

/** Somebody signed in, with the roles that are theirs at this moment. */
export interface Session {
  readonly id: string
  readonly userId: string
  readonly displayName: string
  readonly userPrincipalName: string
  readonly preferredLanguage: Language | null
  readonly roles: string[]
  /** Opens nothing but the page where the password is changed. */
  readonly mustChange: boolean
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

const MINUTE_MS = 60_000

export function idleEnd({ idleMinutes }: SessionPolicy, now: Date): Date {
  return new Date(now.getTime() + idleMinutes * MINUTE_MS)
}

export function absoluteEnd({ absoluteHours }: SessionPolicy, now: Date): Date {
  return new Date(now.getTime() + absoluteHours * 60 * MINUTE_MS)
}

/** A request a minute moves the idle limit; the others only read. */
export function isDueToBeSeen({ lastSeenAt }: Session, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= MINUTE_MS
}

import {
  dateOf,
  instantOf,
  localTimeAt,
  minutesOf,
} from '../../organisation/calendar/local-time.ts'
import { isWorkingDay } from '../../organisation/calendar/working-time.ts'
import type { FollowUpPolicy } from '../../organisation/contract.ts'

/** A digest that comes later than this, since nobody was there to send it, is left out. */
const LATE_MS = 6 * 3_600_000

/**
 * The organisation's day whose digest is due now: a working day, from the hour that the policy says. One of late
 * evening may come after midnight, and belongs to the day before.
 */
export function digestDayAt(policy: FollowUpPolicy, now: Date): string | null {
  const { day } = localTimeAt(policy.timeZone, now)
  for (const each of [day, day - 1]) {
    const dueAt = instantOf(policy.timeZone, each, minutesOf(policy.digestAt)).getTime()
    const isDue = dueAt <= now.getTime() && now.getTime() < dueAt + LATE_MS
    if (isDue && isWorkingDay(policy, each)) return dateOf(each)
  }
  return null
}

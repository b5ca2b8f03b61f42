import { isQuiet, MOST_QUIET_MINUTES } from '../../organisation/calendar/working-time.ts'
import type { FollowUpPolicy } from '../../organisation/contract.ts'
import { isMessage, type ReminderOccasion } from '../../handovers/reminders/reminder.ts'
import { isLink } from '../../handovers/handover.ts'
import type { SilenceFacts } from '../silence/silence.ts'

/** What is known of an open hand-over without a receipt, and of its reminders, whoever sent them. */
export interface ReminderTimes extends SilenceFacts {
  readonly reminders: number
  readonly lastRemindedAt: Date | null
  readonly remindedOfEnd: boolean
}

const HOUR_MS = 3_600_000
/** One by hand and one by the clock don't come in the same morning. */
const APART_MS = 4 * HOUR_MS
const STEP_MS = HOUR_MS / 2

/**
 * Which reminder the recipient is to get now, if any. A fetched link proves nothing and only starts the silence
 * anew. Where several are let, one is kept for the end. At quiet hours there is none: it comes when they are over.
 */
export function dueReminder(
  times: ReminderTimes,
  policy: FollowUpPolicy,
  now: Date,
): Exclude<ReminderOccasion, 'operator'> | null {
  const { most, afterHours } = policy.reminders
  if (times.reminders >= most || times.state === 'failed' || times.revealedAt !== null) return null
  const heardAt = latest(times.acceptedAt, times.deliveredAt, times.fetchedAt)
  if (heardAt === null || !isMessage(times.way)) return null
  // A clock that was set back leaves reminders in what is now the future.
  const { lastRemindedAt } = times
  if (lastRemindedAt !== null && now.getTime() - lastRemindedAt.getTime() < APART_MS) return null

  const hasLongLife = livesLong(times, policy)
  if (hasLongLife && isNearEnd(times, policy, now)) {
    if (times.remindedOfEnd || now >= times.expiresAt) return null
    return isQuiet(policy, now) ? null : 'beforeEnd'
  }
  const keptForEnd = most > 1 && hasLongLife && !times.remindedOfEnd ? 1 : 0
  if (times.reminders + keptForEnd >= most) return null
  const silentSince = latest(heardAt, lastRemindedAt) ?? heardAt
  if (now.getTime() - silentSince.getTime() < afterHours * HOUR_MS) return null
  return isQuiet(policy, now) ? null : 'silence'
}

/** Else its end would be told nearly as soon as it was made. */
function livesLong({ way, createdAt, expiresAt }: ReminderTimes, { reminders }: FollowUpPolicy) {
  const livesMs = expiresAt.getTime() - createdAt.getTime()
  return isLink(way) && livesMs > 2 * reminders.beforeEndHours * HOUR_MS
}

/** If it is quiet from then until the end, the reminder comes before that, or it would never come. */
function isNearEnd({ expiresAt }: ReminderTimes, policy: FollowUpPolicy, now: Date): boolean {
  const end = expiresAt.getTime()
  const due = end - policy.reminders.beforeEndHours * HOUR_MS
  if (due <= now.getTime()) return true
  if (due - MOST_QUIET_MINUTES * 60_000 > now.getTime()) return false
  for (let time = due; time < end; time += STEP_MS)
    if (!isQuiet(policy, new Date(time))) return false
  let awake = due
  while (isQuiet(policy, new Date(awake))) awake -= STEP_MS
  return awake <= now.getTime()
}

function latest(...times: readonly (Date | null)[]): Date | null {
  return times.reduce(
    (last, time) => (time === null || (last !== null && last >= time) ? last : time),
    null,
  )
}

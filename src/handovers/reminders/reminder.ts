import type { Decision } from '../../platform/contract.ts'
import type { HandoverEventKind, HandoverState, HandoverWay } from '../contract.ts'

/** Why a reminder is sent. */
export type ReminderOccasion = 'silence' | 'beforeEnd' | 'operator'

/** However long somebody is silent, and whoever reminds them. */
export const MOST_REMINDERS = 3
/** Between one reminder and the next. */
export const REMINDERS_APART_MS = 3_600_000

/** Of these each proves that the message has left. */
export const ARRIVALS: readonly HandoverEventKind[] = [
  'accepted',
  'relayed',
  'delivered',
  'fetched',
]

const MESSAGES: readonly HandoverWay[] = ['revealLink', 'setLink', 'messagePassword']

/** Is there a message that its recipient can look for? */
export function isMessage(way: HandoverWay): boolean {
  return MESSAGES.includes(way)
}

export interface ReminderFacts {
  readonly way: HandoverWay
  readonly state: HandoverState
  readonly open: boolean
  readonly receiptAt: Date | null
  readonly expiresAt: Date
  readonly credentialExpiresAt: Date
  /** When the password was shown. */
  readonly revealedAt: Date | null
  /** Has the message left, as far as anybody has told? */
  readonly arrived: boolean
  readonly remindedAt: readonly Date[]
}

export type ReminderRefusal =
  | 'already-received'
  | 'already-ended'
  | 'reminder-without-message'
  | 'reminder-already-seen'
  | 'reminder-bounced'
  | 'reminder-not-sent-yet'
  | 'reminder-no-more'
  | 'reminder-too-soon'

/** May the recipient be reminded now, whoever asks for it? */
export function decideReminder(facts: ReminderFacts, now: Date): Decision {
  const reason = findRefusal(facts, now)
  return reason === undefined ? { allowed: true } : { allowed: false, reason }
}

export function findRefusal(facts: ReminderFacts, now: Date): ReminderRefusal | undefined {
  if (facts.receiptAt !== null) return 'already-received'
  if (!facts.open || usableUntil(facts) <= now) return 'already-ended'
  if (!isMessage(facts.way)) return 'reminder-without-message'
  if (facts.revealedAt !== null) return 'reminder-already-seen'
  if (facts.state === 'failed') return 'reminder-bounced'
  if (!facts.arrived) return 'reminder-not-sent-yet'
  if (facts.remindedAt.length >= MOST_REMINDERS) return 'reminder-no-more'
  // A clock that was set back leaves reminders in what is now the future: they count as well.
  const soonest = now.getTime() - REMINDERS_APART_MS
  return facts.remindedAt.some((at) => at.getTime() > soonest) ? 'reminder-too-soon' : undefined
}

/** Until when what the message holds is of use. */
export function usableUntil({
  way,
  expiresAt,
  credentialExpiresAt,
}: Pick<ReminderFacts, 'way' | 'expiresAt' | 'credentialExpiresAt'>): Date {
  return way === 'messagePassword' ? credentialExpiresAt : expiresAt
}

import type { FollowUpReason, HandoverState, HandoverWay } from '../../handovers/contract.ts'
import { isLink } from '../../handovers/handover.ts'
import { workingHoursBefore } from '../../organisation/calendar/working-time.ts'
import type { FollowUpPolicy } from '../../organisation/contract.ts'

/** The reasons that nothing tells us of: only the clock notices that something did not happen. */
export const SILENCES = [
  'delayed',
  'notFetched',
  'notRevealed',
  'notSignedIn',
  'expiresSoon',
] as const satisfies readonly FollowUpReason[]
export type Silence = (typeof SILENCES)[number]

/** An open hand-over without a receipt, and when what was to happen first did; null: not yet. */
export interface SilenceFacts {
  readonly way: HandoverWay
  readonly state: HandoverState
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  /** The last time that a server said it takes longer. */
  readonly delayedAt: Date | null
  /** Or relayed, to a server that reports no further. */
  readonly deliveredAt: Date | null
  /** A letter: when somebody said that it printed. */
  readonly printedAt: Date | null
  readonly fetchedAt: Date | null
  readonly revealedAt: Date | null
  /** When an operator last reminded the recipient: from then on it is their silence that counts. */
  readonly remindedAt: Date | null
}

export interface OpenSilence {
  readonly id: string
  readonly reason: Silence
  readonly openedAt: Date
}

const HOUR_MS = 3_600_000

/**
 * Up to when a wait must have begun to be too long by now. The calendar is asked once, for any number of
 * hand-overs.
 */
export interface SilenceLimits {
  readonly delayed: Date
  readonly notFetched: Date
  readonly letterNotFetched: Date
  readonly notRevealed: Date
  readonly notSignedIn: Date
  /** What ends by then ends soon. */
  readonly expiresSoon: Date
  readonly expiresSoonMs: number
}

export function limitsAt(policy: FollowUpPolicy, now: Date): SilenceLimits {
  const before = (hours: number): Date =>
    policy.workingTimeOnly ? workingHoursBefore(policy, now, hours) : hoursAfter(now, -hours)
  return {
    delayed: before(policy.delayedHours),
    notFetched: before(policy.notFetchedHours),
    // The post takes its own days.
    letterNotFetched: hoursAfter(now, -24 * policy.letterDays),
    notRevealed: before(policy.notRevealedHours),
    notSignedIn: before(policy.notSignedInHours),
    // A link's end waits for no working day.
    expiresSoon: hoursAfter(now, policy.expiresSoonHours),
    expiresSoonMs: policy.expiresSoonHours * HOUR_MS,
  }
}

/** The reasons that hold at the time of the limits. */
export function silencesAt(facts: SilenceFacts, limits: SilenceLimits): Silence[] {
  return SILENCES.filter((silence) => isDue(silence, facts, limits))
}

/**
 * What is to be opened, and which of the open ones no longer hold. One that was opened later than `now`
 * is judged by the time when it was opened: a clock that jumps back takes nothing back.
 */
export function compareSilences(
  facts: SilenceFacts,
  open: readonly OpenSilence[],
  policy: FollowUpPolicy,
  now: Date,
  limits: SilenceLimits = limitsAt(policy, now),
): { readonly opens: Silence[]; readonly closes: OpenSilence[] } {
  return {
    opens: silencesAt(facts, limits).filter((silence) =>
      open.every(({ reason }) => reason !== silence),
    ),
    closes: open.filter(
      ({ reason, openedAt }) =>
        !isDue(reason, facts, openedAt > now ? limitsAt(policy, openedAt) : limits),
    ),
  }
}

function isDue(silence: Silence, facts: SilenceFacts, limits: SilenceLimits): boolean {
  // A message that failed has a reason of its own, with a better next step.
  if (facts.state === 'failed') return false
  if (silence === 'expiresSoon') return isExpiringSoon(facts, limits)
  const since = waitsSince(silence, facts)
  if (since === null) return false
  if (silence === 'notFetched' && facts.way === 'letter') return since <= limits.letterNotFetched
  return since <= limits[silence]
}

/** Since when that has been waited for; null when nothing of the kind is. */
function waitsSince(silence: Exclude<Silence, 'expiresSoon'>, facts: SilenceFacts): Date | null {
  switch (silence) {
    case 'delayed':
      return isUnderWay(facts) ? facts.createdAt : null
    case 'notFetched':
      return isLink(facts.way) && !wasOpened(facts)
        ? later(arrivedAt(facts), facts.remindedAt)
        : null
    case 'notRevealed':
      return isLink(facts.way) && facts.revealedAt === null ? facts.fetchedAt : null
    case 'notSignedIn':
      return passwordKnownAt(facts)
  }
}

/** Not printed; not taken by the mail server, or taken and then reported late, and nothing has shown since that it came. */
function isUnderWay(facts: SilenceFacts): boolean {
  const { way, acceptedAt, delayedAt, deliveredAt, printedAt } = facts
  if (way === 'shown' || deliveredAt !== null || wasOpened(facts)) return false
  if (way === 'letter') return printedAt === null
  return acceptedAt === null || (delayedAt !== null && delayedAt > acceptedAt)
}

function wasOpened({ fetchedAt, revealedAt }: SilenceFacts): boolean {
  return fetchedAt !== null || revealedAt !== null
}

/** When the mail server took it; a report of its delivery proves the same. A letter goes when it is printed. */
function arrivedAt({ acceptedAt, deliveredAt, printedAt }: SilenceFacts): Date | null {
  return printedAt ?? acceptedAt ?? deliveredAt
}

/** From when on the person could have signed in. Whoever sets their own password leaves a receipt by that. */
function passwordKnownAt(facts: SilenceFacts): Date | null {
  switch (facts.way) {
    case 'revealLink':
      return facts.revealedAt
    case 'setLink':
    case 'letter':
      return null
    case 'messagePassword':
      return arrivedAt(facts)
    case 'shown':
      return facts.createdAt
  }
}

/**
 * Not of links that are short anyway: it would be said as soon as they were made, or nearly so. Nor when the
 * recipient has been reminded of it by somebody.
 */
function isExpiringSoon(
  { way, createdAt, expiresAt, revealedAt, remindedAt }: SilenceFacts,
  { expiresSoon, expiresSoonMs }: SilenceLimits,
): boolean {
  if (!isLink(way) || revealedAt !== null || expiresAt > expiresSoon) return false
  const end = expiresAt.getTime()
  if (end - createdAt.getTime() <= 2 * expiresSoonMs) return false
  return remindedAt === null || remindedAt.getTime() < end - expiresSoonMs
}

function later(one: Date | null, other: Date | null): Date | null {
  return one !== null && other !== null && other > one ? other : one
}

function hoursAfter(since: Date, hours: number): Date {
  return new Date(since.getTime() + hours * HOUR_MS)
}

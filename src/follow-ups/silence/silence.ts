import type { FollowUpReason, HandoverState, HandoverWay } from '../../handovers/contract.ts'
import { isLink } from '../../handovers/handover.ts'
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

/** The reasons that hold at `now`. */
export function silencesAt(facts: SilenceFacts, policy: FollowUpPolicy, now: Date): Silence[] {
  return SILENCES.filter((silence) => isDue(silence, facts, policy, now))
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
): { readonly opens: Silence[]; readonly closes: OpenSilence[] } {
  return {
    opens: silencesAt(facts, policy, now).filter((silence) =>
      open.every(({ reason }) => reason !== silence),
    ),
    closes: open.filter(
      ({ reason, openedAt }) => !isDue(reason, facts, policy, openedAt > now ? openedAt : now),
    ),
  }
}

function isDue(silence: Silence, facts: SilenceFacts, policy: FollowUpPolicy, now: Date): boolean {
  const dueAt = dueAtOf(silence, facts, policy)
  return dueAt !== null && dueAt <= now
}

/** From when on somebody should look at it; null when nothing of the kind is waited for. */
function dueAtOf(silence: Silence, facts: SilenceFacts, policy: FollowUpPolicy): Date | null {
  // A message that failed has a reason of its own, with a better next step.
  if (facts.state === 'failed') return null
  switch (silence) {
    case 'delayed':
      return isUnderWay(facts) ? hoursAfter(facts.createdAt, policy.delayedHours) : null
    case 'notFetched':
      return isLink(facts.way) && !wasOpened(facts)
        ? hoursAfter(later(arrivedAt(facts), facts.remindedAt), hoursToFetch(facts, policy))
        : null
    case 'notRevealed':
      return isLink(facts.way) && facts.revealedAt === null
        ? hoursAfter(facts.fetchedAt, policy.notRevealedHours)
        : null
    case 'notSignedIn':
      return hoursAfter(passwordKnownAt(facts), policy.notSignedInHours)
    case 'expiresSoon':
      return expiresSoonAt(facts, policy)
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

function hoursToFetch({ way }: SilenceFacts, policy: FollowUpPolicy): number {
  return way === 'letter' ? policy.letterDays * 24 : policy.notFetchedHours
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

/** Null too when the recipient has been reminded of that by somebody. */
function expiresSoonAt(facts: SilenceFacts, policy: FollowUpPolicy): Date | null {
  if (!isLink(facts.way) || facts.revealedAt !== null || !livesLong(facts, policy)) return null
  const dueAt = hoursAfter(facts.expiresAt, -policy.expiresSoonHours)
  return dueAt !== null && facts.remindedAt !== null && facts.remindedAt >= dueAt ? null : dueAt
}

/** Else it would be said as soon as the link was made, or nearly so. */
function livesLong({ createdAt, expiresAt }: SilenceFacts, policy: FollowUpPolicy): boolean {
  return expiresAt.getTime() - createdAt.getTime() > 2 * policy.expiresSoonHours * HOUR_MS
}

function later(one: Date | null, other: Date | null): Date | null {
  return one !== null && other !== null && other > one ? other : one
}

function hoursAfter(since: Date | null, hours: number): Date | null {
  return since === null ? null : new Date(since.getTime() + hours * HOUR_MS)
}

import type { FollowUpReason } from '../../handovers/contract.ts'
import type { FollowUpPolicy } from '../../organisation/contract.ts'
import type { Place } from '../../platform/place.ts'

/** The reasons to ask whether it was the person: what happened may have been a machine, or somebody else. */
export const DOUBTS = ['quickReveal', 'otherPlace'] as const satisfies readonly FollowUpReason[]
export type Doubt = (typeof DOUBTS)[number]

const QUICK_MS = 60_000

/**
 * Was the password shown sooner than people read mail? The acceptance may be recorded after the reveal; when it
 * comes much later than that, it only says that the record is late.
 */
export function wasQuick(acceptedAt: Date | null, revealedAt: Date | null): boolean {
  if (acceptedAt === null || revealedAt === null) return false
  return Math.abs(revealedAt.getTime() - acceptedAt.getTime()) <= QUICK_MS
}

/**
 * Does the sign-in come from elsewhere than where the password was shown? What isn't known of either is no
 * difference: a private network has no country. Another country can't wait, another network may.
 */
export function comparePlaces(
  revealed: Place | null,
  signedIn: Place | null,
  { otherPlace }: Pick<FollowUpPolicy, 'otherPlace'>,
): { readonly urgent: boolean } | null {
  if (revealed === null || signedIn === null || otherPlace === 'off') return null
  const isOtherCountry =
    revealed.country !== null && signedIn.country !== null && revealed.country !== signedIn.country
  if (isOtherCountry) return { urgent: true }
  return otherPlace === 'network' && revealed.network !== signedIn.network
    ? { urgent: false }
    : null
}

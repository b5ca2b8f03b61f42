import type { HandoverEventKind } from '../../handovers/contract.ts'
import { getOrganisation } from '../../organisation/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { HandoverNews } from '../../platform/listeners.ts'
import { comparePlaces, type Doubt, wasQuick } from './doubts.ts'
import { getEvidence } from './evidence-queries.ts'

/** What a piece of news gives reason to ask the person about. Most news asks the database nothing. */
export async function findDoubt(
  tx: Context,
  { handoverId, state }: HandoverNews,
  kind: HandoverEventKind,
): Promise<{ readonly reason: Doubt; readonly urgent: boolean } | null> {
  // An acceptance that is recorded after the reveal: usually there is none yet, and nothing to look up.
  if (kind === 'revealed' || (kind === 'accepted' && state === 'revealed')) {
    const { acceptedAt, revealedAt } = await getEvidence(tx.db, handoverId)
    return wasQuick(acceptedAt, revealedAt) ? { reason: 'quickReveal', urgent: false } : null
  }
  if (kind !== 'signedIn') return null
  const { revealedFrom, signedInFrom } = await getEvidence(tx.db, handoverId)
  if (revealedFrom === null || revealedFrom.network === signedInFrom?.network) return null
  const { followUpPolicy } = await getOrganisation(tx.db)
  const elsewhere = comparePlaces(revealedFrom, signedInFrom, followUpPolicy)
  return elsewhere === null ? null : { reason: 'otherPlace', ...elsewhere }
}

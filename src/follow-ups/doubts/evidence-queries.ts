import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type Place, placeIn } from '../../platform/place.ts'

/** What is known of how a password was come by. */
export interface Evidence {
  readonly acceptedAt: Date | null
  readonly revealedAt: Date | null
  readonly revealedFrom: Place | null
  readonly signedInFrom: Place | null
}

/** By its key: a hand-over has a dozen events. */
export async function getEvidence(db: Database, handoverId: string): Promise<Evidence> {
  const events = await db
    .selectFrom('handover_event')
    .select([sql<'accepted' | 'revealed' | 'signedIn'>`kind`.as('kind'), 'at', 'detail'])
    .where('handover_id', '=', handoverId)
    .where('kind', 'in', ['accepted', 'revealed', 'signedIn'])
    .orderBy('sequence')
    .execute()
  const accepted = events.find(({ kind }) => kind === 'accepted')
  const revealed = events.find(({ kind }) => kind === 'revealed')
  const signedIn = events.findLast(({ kind }) => kind === 'signedIn')
  return {
    acceptedAt: accepted?.at ?? null,
    revealedAt: revealed?.at ?? null,
    revealedFrom: revealed === undefined ? null : placeIn(revealed.detail),
    signedInFrom: signedIn === undefined ? null : placeIn(signedIn.detail),
  }
}

import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/database.ts'
import { placeOf } from '../platform/place.ts'
import { hashToken } from '../platform/token.ts'
import type { OpenedLink } from './answer-link.ts'
import { referenceOf } from './handover.ts'
import { findLastOf } from './event-queries.ts'
import { type Handover, lockHandover } from './queries.ts'
import { recordEvent } from './record-event.ts'

/**
 * "I have it": a receipt, from the browser that was shown the password and no other, since whoever only has the link
 * knows nothing. What waits to be shown again is erased. Answers whether it is known now, and so also the second time.
 */
export async function acknowledgeHandover(
  ctx: Context,
  { handover, user }: OpenedLink,
  browserToken: string | undefined,
): Promise<boolean> {
  if (browserToken === undefined) return false
  return await inTransaction(ctx, async (tx) => {
    const current = await lockHandover(tx.db, handover.id)
    if (current.claimedBy?.equals(hashToken(browserToken)) !== true) return false
    if (current.receiptAt !== null && !(await isToBeAsked(tx.db, current))) return true
    if (current.receiptAt === null && !current.open) return false
    await recordEvent(tx, current, 'acknowledged', placeOf(tx))
    tx.audit({
      action: 'handover.acknowledged',
      target: { kind: 'user', id: user.id, name: user.displayName },
      detail: { handover: referenceOf(handover.number) },
    })
    return true
  })
}

/** Whoever signed in may be asked whether it was them: saying so afterwards counts once, although there is a receipt. */
async function isToBeAsked(db: Database, { id, state }: Handover): Promise<boolean> {
  if (state !== 'signedIn' && state !== 'changed') return false
  return (await findLastOf(db, id, ['acknowledged', 'signedIn'])) === 'signedIn'
}

import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { hashToken } from '../platform/token.ts'
import type { OpenedLink } from './answer-link.ts'
import { referenceOf } from './handover.ts'
import { lockHandover } from './queries.ts'
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
    if (current.receiptAt !== null) return true
    if (!current.open) return false
    await recordEvent(tx, current, 'acknowledged', { network: tx.network })
    tx.audit({
      action: 'handover.acknowledged',
      target: { kind: 'user', id: user.id, name: user.displayName },
      detail: { handover: referenceOf(handover.number) },
    })
    return true
  })
}

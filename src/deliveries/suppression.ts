import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { addressKey } from '../platform/email-address.ts'
import { Problem } from '../platform/problem.ts'
import { deleteSuppression, upsertSuppression } from './suppression-queries.ts'

/**
 * Remembers that messages to this address bounce, so that a reset asks before it sends there again. Only ever the
 * address that our own message went to: a report can't name somebody else's (S25).
 */
export async function suppressAddress(
  tx: Context,
  bounce: {
    readonly recipient: string
    readonly reason: 'bounced' | 'complained'
    readonly status: string | null
    readonly diagnostic: string | null
    readonly deliveryId: string
  },
): Promise<void> {
  await upsertSuppression(tx.db, {
    address_key: addressKey(bounce.recipient),
    address: bounce.recipient,
    reason: bounce.reason,
    status: bounce.status,
    diagnostic: bounce.diagnostic,
    delivery_id: bounce.deliveryId,
    since: tx.now(),
    times: 1,
  })
}

/** An operator has made sure that it works again. */
export async function liftSuppression(ctx: Context, address: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const lifted = await deleteSuppression(tx.db, addressKey(address))
    if (lifted === undefined)
      throw new Problem(
        'notFound',
        'address-not-suppressed',
        'Messages to this address are not held back.',
      )
    tx.audit({
      action: 'address.suppressionLifted',
      target: { kind: 'address', id: lifted.address, name: lifted.address },
      detail: { since: lifted.since.toISOString(), status: lifted.status ?? undefined },
    })
  })
}

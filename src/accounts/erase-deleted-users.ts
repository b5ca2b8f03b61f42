import { inTransaction } from '../audit/in-transaction.ts'
import { deleteDeliveriesOf } from '../deliveries/queries.ts'
import { eraseUsers, lockLongDeleted } from '../directory/queries.ts'
import { RESTORABLE_MS } from '../directory/user.ts'
import type { Context } from '../platform/context.ts'

const BATCH = 200

/**
 * Erases users who were deleted so long ago that nobody can restore them: addresses, roles, hand-overs, messages. What
 * stays is the audit log, which says that it happened. Answers how many.
 */
export async function eraseDeletedUsers(ctx: Context): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const before = new Date(tx.now().getTime() - RESTORABLE_MS)
    const users = await lockLongDeleted(tx.db, before, BATCH)
    if (users.length === 0) return 0
    const ids = users.map(({ id }) => id)
    await deleteDeliveriesOf(tx.db, ids)
    await eraseUsers(tx.db, ids)
    for (const { id, displayName } of users)
      tx.audit({ action: 'user.erased', target: { kind: 'user', id, name: displayName } })
    return users.length
  })
}

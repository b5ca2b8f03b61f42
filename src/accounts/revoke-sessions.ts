import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { decideReset, requireAllowed, requireOperator } from '../roles/policy.ts'
import { deleteSessionsOf } from '../sessions/queries.ts'
import { assertNotDeleted, lockTarget } from './lock-target.ts'

/** Signs a user out everywhere. The password stays as it is. */
export async function revokeSessions(ctx: Context, id: string): Promise<void> {
  const operator = requireOperator(ctx.actor)
  await inTransaction(ctx, async (tx) => {
    const target = await lockTarget(tx.db, id)
    requireAllowed(decideReset(operator, target))
    assertNotDeleted(target)
    tx.audit({
      action: 'user.sessionsRevoked',
      target: { kind: 'user', id, name: target.user.displayName },
      detail: { ended: await deleteSessionsOf(tx.db, id) },
    })
  })
}

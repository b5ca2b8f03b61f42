import { type AuditDetail, inTransaction, type Transaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { decideReset, requireAllowed, requireOperator } from '../roles/policy.ts'
import { deleteSessionsOf } from '../sessions/queries.ts'
import { assertNotDeleted, type LockedTarget, lockTarget } from './lock-target.ts'

/** Signs a user out everywhere. The password stays as it is. */
export async function revokeSessions(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => await revokeSessionsOf(tx, await lockTarget(tx.db, id)))
}

/** The same for one who is locked. `noted` goes into the audit event. */
export async function revokeSessionsOf(
  tx: Transaction,
  target: LockedTarget,
  noted: AuditDetail = {},
): Promise<void> {
  requireAllowed(decideReset(requireOperator(tx.actor), target))
  assertNotDeleted(target)
  const { id, user } = target
  tx.audit({
    action: 'user.sessionsRevoked',
    target: { kind: 'user', id, name: user.displayName },
    detail: { ...noted, ended: await deleteSessionsOf(tx.db, id) },
  })
}

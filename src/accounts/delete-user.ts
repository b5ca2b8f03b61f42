import { type AuditDetail, inTransaction, type Transaction } from '../audit/in-transaction.ts'
import { updateUser } from '../directory/queries.ts'
import type { Context } from '../platform/context.ts'
import { assertNotLastGlobalAdministrator } from '../roles/last-administrator.ts'
import { decideDelete, requireAllowed, requireOperator } from '../roles/policy.ts'
import { assertNotDeleted, type LockedTarget, lockTarget } from './lock-target.ts'
import { shutOut } from './shut-out.ts'

/** Deletes a user, who can be restored for thirty days. Sessions and hand-overs end at once (S21, S26). */
export async function deleteUser(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => await deleteTarget(tx, await lockTarget(tx.db, id)))
}

/** The same for one who is locked. `noted` goes into the audit event. */
export async function deleteTarget(
  tx: Transaction,
  target: LockedTarget,
  noted: AuditDetail = {},
): Promise<void> {
  requireAllowed(decideDelete(requireOperator(tx.actor), target))
  assertNotDeleted(target)
  const { id, user } = target
  await assertNotLastGlobalAdministrator(tx.db, id)
  await updateUser(tx.db, id, { deletedDateTime: tx.now() })
  tx.audit({
    action: 'user.deleted',
    target: { kind: 'user', id, name: user.displayName },
    detail: { ...noted, ...(await shutOut(tx, id)) },
  })
}

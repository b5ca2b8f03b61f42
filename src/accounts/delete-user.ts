import { inTransaction } from '../audit/in-transaction.ts'
import { updateUser } from '../directory/queries.ts'
import type { Context } from '../platform/context.ts'
import { assertNotLastGlobalAdministrator } from '../roles/last-administrator.ts'
import { decideDelete, requireAllowed, requireOperator } from '../roles/policy.ts'
import { assertNotDeleted, lockTarget } from './lock-target.ts'
import { shutOut } from './shut-out.ts'

/** Deletes a user, who can be restored for thirty days. Sessions and hand-overs end at once (S21, S26). */
export async function deleteUser(ctx: Context, id: string): Promise<void> {
  const operator = requireOperator(ctx.actor)
  await inTransaction(ctx, async (tx) => {
    const target = await lockTarget(tx.db, id)
    requireAllowed(decideDelete(operator, target))
    assertNotDeleted(target)
    await assertNotLastGlobalAdministrator(tx.db, id)
    await updateUser(tx.db, id, { deletedDateTime: tx.now() })
    tx.audit({
      action: 'user.deleted',
      target: { kind: 'user', id, name: target.user.displayName },
      detail: await shutOut(tx, id),
    })
  })
}

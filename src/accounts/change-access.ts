import type { AuditDetail, Transaction } from '../audit/in-transaction.ts'
import { updateUser } from '../directory/queries.ts'
import { assertNotLastGlobalAdministrator } from '../roles/last-administrator.ts'
import type { LockedTarget } from './lock-target.ts'
import { shutOut } from './shut-out.ts'

/**
 * Blocks or unblocks, and answers what is to be noted of it; undefined if it is so already. Blocking ends every
 * session and every hand-over that is under way (S21, S26).
 */
export async function changeAccess(
  tx: Transaction,
  { id, user }: LockedTarget,
  accountEnabled: boolean | undefined,
): Promise<{ action: 'user.blocked' | 'user.unblocked'; detail: AuditDetail } | undefined> {
  if (accountEnabled === undefined || accountEnabled === user.accountEnabled) return undefined
  if (accountEnabled) {
    await updateUser(tx.db, id, { accountEnabled })
    return { action: 'user.unblocked', detail: {} }
  }
  await assertNotLastGlobalAdministrator(tx.db, id)
  await updateUser(tx.db, id, { accountEnabled })
  return { action: 'user.blocked', detail: await shutOut(tx, id) }
}

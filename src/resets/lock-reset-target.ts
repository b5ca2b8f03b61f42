import type { Transaction } from '../audit/in-transaction.ts'
import { userNotFound } from '../directory/user.ts'
import type { PreparedReset } from './prepare-reset.ts'
import { type LockedResetTarget, lockResetTargets } from './queries.ts'
import { sendingLimits } from './sending-limits.ts'

/** One user, whom another command than a reset gives a new credential. */
export async function lockResetTarget(
  tx: Transaction,
  userId: string,
  { recipient }: PreparedReset,
): Promise<LockedResetTarget> {
  const limits = sendingLimits(tx, { userId, recipient })
  const [target] = await lockResetTargets(tx.db, [userId], limits, tx.now())
  if (target === undefined) throw userNotFound(userId)
  return target
}

import { inTransaction } from '../audit/in-transaction.ts'
import { afterFailure, isLocked } from '../credentials/lockout.ts'
import { lockFailures, saveFailures, wrongPasswordPrint } from '../credentials/lockout-queries.ts'
import type { User } from '../directory/user.ts'
import type { Context } from '../platform/context.ts'

/** Counts a failed sign-in under the typed name, and locks the name when it is one too many. */
export async function recordFailure(
  ctx: Context,
  key: Buffer,
  password: string,
  user: User | undefined,
): Promise<'refused' | 'wait'> {
  return await inTransaction(ctx, async (tx) => {
    const before = await lockFailures(tx.db, key, tx.now())
    const after = afterFailure(before, wrongPasswordPrint(tx, key, password), tx.now())
    await saveFailures(tx.db, key, after, tx.now())
    const locked = isLocked(after, tx.now())
    tx.audit({
      action: locked ? 'user.lockedOut' : 'user.signInFailed',
      outcome: 'refused',
      // A typed name that is nobody's isn't kept: some people type their password there.
      ...(user !== undefined && {
        target: { kind: 'user' as const, id: user.id, name: user.displayName },
      }),
      detail: { failures: after.failures, lockedUntil: after.lockedUntil?.toISOString() },
    })
    return locked ? 'wait' : 'refused'
  })
}

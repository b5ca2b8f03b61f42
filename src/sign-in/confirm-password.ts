import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import type { Secret } from '../platform/secret.ts'
import { hashToken, newToken } from '../platform/token.ts'
import { renewSession } from '../sessions/queries.ts'
import type { Session } from '../sessions/session.ts'
import { isOwnPassword } from './change-password.ts'

/**
 * Whoever is signed in proves anew who they are. The session goes on under another token, since the old one may have
 * been seen. A refusal is no event of its own here: the limit on guesses holds, and the command that asked for it isn't done.
 */
export async function confirmPassword(
  ctx: Context,
  { id, userId, displayName, expiresAt }: Session,
  password: Secret,
): Promise<{ token: string; expiresAt: Date }> {
  if (!(await isOwnPassword(ctx, userId, password)))
    throw new Problem('invalid', 'current-password-wrong', 'This is not your password.', {
      field: 'password',
    })
  const token = newToken()
  await inTransaction(ctx, async (tx) => {
    await renewSession(tx.db, id, hashToken(token), tx.now())
    tx.audit({
      action: 'user.confirmedPassword',
      target: { kind: 'user', id: userId, name: displayName },
    })
  })
  return { token, expiresAt }
}

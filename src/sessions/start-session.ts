import { randomUUID } from 'node:crypto'
import type { SessionPolicy } from '../organisation/contract.ts'
import type { Context } from '../platform/context.ts'
import { hashToken, newToken } from '../platform/token.ts'
import { insertSession } from './queries.ts'
import { absoluteEnd, idleEnd } from './session.ts'

/** Starts a session with a token of its own, so that signing in always changes the cookie. */
export async function startSession(
  tx: Context,
  {
    userId,
    mustChange,
    userAgent,
    policy,
  }: { userId: string; mustChange: boolean; userAgent: string; policy: SessionPolicy },
): Promise<{ token: string; expiresAt: Date }> {
  const now = tx.now()
  const token = newToken()
  const expiresAt = absoluteEnd(policy, now)
  await insertSession(tx.db, {
    id: randomUUID(),
    tokenHash: hashToken(token),
    userId,
    mustChange,
    now,
    idleExpiresAt: idleEnd(policy, now),
    expiresAt,
    network: tx.network,
    userAgent: userAgent.slice(0, 256),
  })
  return { token, expiresAt }
}

import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { deleteSession, deleteSessionsOf } from '../sessions/queries.ts'
import type { Session } from '../sessions/session.ts'

/** Ends this browser's session. */
export async function signOut(ctx: Context, session: Session): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await deleteSession(tx.db, session.userId, session.id)
    tx.audit({ action: 'user.signedOut', target: self(session) })
  })
}

/** Ends one of one's own sessions, or all of them. */
export async function endOwnSessions(
  ctx: Context,
  session: Session,
  which: { readonly id: string } | 'all',
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const ended =
      which === 'all'
        ? await deleteSessionsOf(tx.db, session.userId)
        : Number(await deleteSession(tx.db, session.userId, which.id))
    tx.audit({ action: 'user.sessionsRevoked', target: self(session), detail: { ended } })
  })
}

function self({ userId, displayName }: Session) {
  return { kind: 'user' as const, id: userId, name: displayName }
}

import { inTransaction, type Transaction } from '../audit/in-transaction.ts'
import type { AuditAction, AuditTarget } from '../audit/audit-entry.ts'
import { scrambleCredential } from '../credentials/queries.ts'
import { cancelDeliveries, holdBackDeliveries } from '../deliveries/cancel-deliveries.ts'
import { getUser } from '../directory/queries.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { decideReset, requireAllowed, requireOperator } from '../roles/policy.ts'
import { listRolesOf } from '../roles/queries.ts'
import { deleteSessionsOf } from '../sessions/queries.ts'
import type { HandoverEventKind } from './contract.ts'
import { referenceOf } from './handover.ts'
import { type Handover, lockHandoverByNumber } from './queries.ts'
import { recordEvent } from './record-event.ts'

/** Keeps the message from leaving, within its first ten seconds. The old password is gone all the same. */
export async function stopHandover(ctx: Context, number: number): Promise<void> {
  await endByOperator(ctx, number, 'stopped', 'handover.stopped', async (tx, handover) => {
    if (await holdBackDeliveries(tx, handover.id)) return
    throw new Problem(
      'conflict',
      'message-already-left',
      'The message has already left. Withdraw the hand-over instead.',
    )
  })
}

/** Ends a hand-over that is under way: its link, its temporary password and its message if it still waits. */
export async function withdrawHandover(ctx: Context, number: number): Promise<void> {
  await endByOperator(ctx, number, 'withdrawn', 'handover.withdrawn', async (tx, handover) => {
    await cancelDeliveries(tx, handover.id)
  })
}

async function endByOperator(
  ctx: Context,
  number: number,
  kind: HandoverEventKind,
  action: AuditAction,
  holdBack: (tx: Transaction, handover: Handover) => Promise<void>,
): Promise<void> {
  const operator = requireOperator(ctx.actor)
  await inTransaction(ctx, async (tx) => {
    const handover = await lockHandoverByNumber(tx.db, number)
    const roles = await listRolesOf(tx.db, handover.userId)
    requireAllowed(decideReset(operator, { id: handover.userId, roles }))
    if (!handover.open)
      throw new Problem('conflict', 'handover-ended', 'This hand-over has already ended.')
    await holdBack(tx, handover)
    await endCredential(tx, handover)
    await recordEvent(tx, handover, kind)
    tx.audit({
      action,
      target: await auditTarget(tx, handover),
      detail: { handover: referenceOf(number) },
    })
  })
}

/** The temporary password stops working, and so does every session that it opened. */
export async function endCredential(
  tx: Context,
  { id, userId, credentialVersion }: Pick<Handover, 'id' | 'userId' | 'credentialVersion'>,
): Promise<boolean> {
  const scrambled = await scrambleCredential(tx.db, {
    userId,
    handoverId: id,
    version: credentialVersion,
  })
  if (scrambled) await deleteSessionsOf(tx.db, userId)
  return scrambled
}

export async function auditTarget(
  tx: Context,
  { userId }: Pick<Handover, 'userId'>,
): Promise<AuditTarget> {
  const user = await getUser(tx.db, userId)
  return { kind: 'user', id: userId, name: user.displayName }
}

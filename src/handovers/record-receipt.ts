import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { mayDo, requireAllowed, requireOperator } from '../roles/policy.ts'
import type { RecordReceiptBody } from './contract.ts'
import { isDoubted } from './open-follow-ups.ts'
import { auditTarget } from './end-handover.ts'
import { isOver, referenceOf } from './handover.ts'
import { lockHandoverByNumber } from './queries.ts'
import { recordEvent } from './record-event.ts'

/** An operator knows that it arrived and says how: a receipt like any other. */
export async function recordReceipt(
  ctx: Context,
  number: number,
  { how, note, verification }: RecordReceiptBody,
): Promise<void> {
  const operator = requireOperator(ctx.actor)
  requireAllowed({ allowed: mayDo(operator.roles, 'followUps.work'), reason: 'no-ability' })
  await inTransaction(ctx, async (tx) => {
    const handover = await lockHandoverByNumber(tx.db, number)
    const isKnown = handover.receiptAt !== null && !(await isDoubted(tx.db, handover.id))
    if (isKnown || isOver(handover.state))
      throw new Problem('conflict', 'handover-ended', 'This hand-over has already ended.')
    await recordEvent(tx, handover, 'confirmed', { how, note: note.trim(), verification })
    tx.audit({
      action: 'handover.receiptRecorded',
      target: await auditTarget(tx, handover),
      detail: { handover: referenceOf(number), how },
    })
  })
}

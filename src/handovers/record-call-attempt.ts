import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { mayDo, requireAllowed, requireOperator } from '../roles/policy.ts'
import type { RecordCallBody } from './contract.ts'
import { hasFollowUp } from './open-follow-ups.ts'
import { auditTarget } from './end-handover.ts'
import { referenceOf } from './handover.ts'
import { lockHandoverByNumber } from './queries.ts'
import { recordEvent } from './record-event.ts'

/** An operator called and reached nobody: it is counted, and what is open stays open. */
export async function recordCallAttempt(
  ctx: Context,
  number: number,
  { note = '' }: RecordCallBody,
): Promise<void> {
  const operator = requireOperator(ctx.actor)
  requireAllowed({ allowed: mayDo(operator.roles, 'followUps.work'), reason: 'no-ability' })
  await inTransaction(ctx, async (tx) => {
    const handover = await lockHandoverByNumber(tx.db, number)
    if (!handover.open && !(await hasFollowUp(tx.db, handover.id)))
      throw new Problem('conflict', 'handover-ended', 'This hand-over has already ended.')
    await recordEvent(
      tx,
      handover,
      'callAttempted',
      note.trim() === '' ? {} : { note: note.trim() },
    )
    tx.audit({
      action: 'handover.callAttempted',
      target: await auditTarget(tx, handover),
      detail: { handover: referenceOf(number) },
    })
  })
}

import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { decideReset, requireAllowed, requireOperator } from '../roles/policy.ts'
import { listRolesOf } from '../roles/queries.ts'
import type { DisputeBody } from './contract.ts'
import { recordDispute } from './dispute-handover.ts'
import { auditTarget } from './end-handover.ts'
import { isOver, referenceOf } from './handover.ts'
import { lockHandoverByNumber } from './queries.ts'

/** The person said to an operator that it wasn't them: all that came of it ends at once, as if they had said it here. */
export async function disputeByOperator(
  ctx: Context,
  number: number,
  { note, verification }: DisputeBody,
): Promise<void> {
  const operator = requireOperator(ctx.actor)
  await inTransaction(ctx, async (tx) => {
    const handover = await lockHandoverByNumber(tx.db, number)
    const roles = await listRolesOf(tx.db, handover.userId)
    requireAllowed(decideReset(operator, { id: handover.userId, roles }))
    if (isOver(handover.state))
      throw new Problem('conflict', 'handover-ended', 'This hand-over has already ended.')
    const told = { verification, ...(note.trim() !== '' && { note: note.trim() }) }
    const scrambled = await recordDispute(tx, handover, told)
    tx.audit({
      action: 'handover.disputed',
      target: await auditTarget(tx, handover),
      detail: { handover: referenceOf(number), passwordScrambled: scrambled, verification },
    })
  })
}

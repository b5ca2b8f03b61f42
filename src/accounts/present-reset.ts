import { presentHandover } from '../handovers/present-handover.ts'
import { getHandoverRow } from '../handovers/view-queries.ts'
import type { Context } from '../platform/context.ts'
import type { ResetOutcome } from '../resets/reset-password.ts'
import { requireOperator } from '../roles/policy.ts'

/** What a reset answers: the hand-over, and once only what the operator reads out. */
export async function presentReset(ctx: Context, outcome: ResetOutcome) {
  const row = await getHandoverRow(ctx.db, outcome.handoverNumber)
  return {
    handover: presentHandover(row, requireOperator(ctx.actor), ctx.now()),
    pin: outcome.pin?.expose() ?? null,
    password: outcome.password?.expose() ?? null,
    noticesTo: outcome.noticesTo,
  }
}

import { presentHandover } from '../handovers/present-handover.ts'
import type { Context } from '../platform/context.ts'
import { requireOperator } from '../roles/policy.ts'
import type { ResetOutcome } from './replace-credentials.ts'

/** What a reset answers: the hand-over, and once only what the operator reads out. */
export function presentReset(ctx: Context, { handover, pin, password, noticesTo }: ResetOutcome) {
  return {
    handover: presentHandover(handover, requireOperator(ctx.actor), ctx.now()),
    pin: pin?.expose() ?? null,
    password: password?.expose() ?? null,
    noticesTo,
  }
}

import type { Static } from 'typebox'
import { presentHandover } from '../handovers/present-handover.ts'
import type { Context } from '../platform/context.ts'
import { requireOperator } from '../roles/policy.ts'
import type { ResetOptions } from './contract.ts'
import type { ResetTarget } from './queries.ts'
import { recipientsOnFile } from './recipient.ts'
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

/** Addresses on file, best first; where messages bounced comes last. */
export function presentRecipients(
  { user, addresses, bounced }: ResetTarget,
  operatorId: string,
  now: Date,
): Static<typeof ResetOptions>['recipients'] {
  return recipientsOnFile(user, addresses, operatorId, now)
    .map(({ address, addressKey, confirmedAt }) => ({
      address,
      confirmed: confirmedAt !== null,
      bouncedAt:
        bounced.find((bounce) => bounce.addressKey === addressKey)?.since.toISOString() ?? null,
    }))
    .toSorted((a, b) => Number(a.bouncedAt !== null) - Number(b.bouncedAt !== null))
}

import { inTransaction } from '../audit/in-transaction.ts'
import { planJob } from '../jobs/plan-job.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { assertWayAllowed, lifetimeMs } from '../resets/options.ts'
import { requireRole } from '../roles/assign-role.ts'
import { decideAssignRole, requireAllowed, requireOperator } from '../roles/policy.ts'
import type { BulkBody, BulkHandover } from './contract.ts'
import { mayBringLetters } from './resets/plan-reset.ts'

/** Checks what doesn't depend on the users, and promises the plan. */
export async function planBulk(
  ctx: Context,
  organisation: Organisation,
  body: BulkBody,
): Promise<number> {
  const { kind, selection, ...options } = body
  if ('handover' in body) requireHandover(organisation, body.handover)
  if ('role' in body) {
    requireRole(body.role)
    requireAllowed(decideAssignRole(requireOperator(ctx.actor), body.role))
  }
  return await inTransaction(ctx, async (tx) => {
    const { number } = await planJob(tx, { kind, options, selection })
    return number
  })
}

function requireHandover({ handoverPolicy }: Organisation, handover: BulkHandover): void {
  const { way, lifetime, letterLifetime, verification } = handover
  assertWayAllowed(handoverPolicy, way)
  if (way !== 'letter') lifetimeMs(handoverPolicy, way, lifetime)
  if (!mayBringLetters(handover)) return
  assertWayAllowed(handoverPolicy, 'letter')
  lifetimeMs(handoverPolicy, 'letter', letterLifetime)
  if (verification !== undefined) return
  throw new Problem(
    'invalid',
    'verification-required',
    'Letters go to no address on file. Say how you make sure that they reach the right people.',
    { field: 'verification' },
  )
}

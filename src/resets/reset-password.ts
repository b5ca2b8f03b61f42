import { findRepeatedHandover, getHandoverRow } from '../handovers/view-queries.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { violatedConstraint } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { requireOperator } from '../roles/policy.ts'
import { commitReset } from './commit-resets.ts'
import type { HandoverOptions } from './contract.ts'
import { prepareReset } from './prepare-reset.ts'
import type { ResetOutcome } from './replace-credentials.ts'

/** Gives a user a new credential and starts its hand-over to an address that they can get to. */
export async function resetPassword(
  ctx: Context,
  organisation: Organisation,
  userId: string,
  options: HandoverOptions,
  idempotencyKey: string | null = null,
): Promise<ResetOutcome> {
  const operator = requireOperator(ctx.actor)
  const repeated = await findRepeatedReset(ctx, operator.id, userId, idempotencyKey)
  if (repeated !== undefined) return repeated
  try {
    const prepared = await prepareReset(ctx, organisation, userId, options)
    return await commitReset({ ctx, organisation, userId, prepared, idempotencyKey })
  } catch (error) {
    if (violatedConstraint(error) !== 'handover_is_made_once') throw error
    // The same call came at the same moment, and the other one was faster.
    const faster = await findRepeatedReset(ctx, operator.id, userId, idempotencyKey)
    if (faster === undefined) throw error
    return faster
  }
}

/** What an earlier call with this key did. What was to be shown once isn't shown again. */
async function findRepeatedReset(
  ctx: Context,
  operatorId: string,
  userId: string,
  idempotencyKey: string | null,
): Promise<ResetOutcome | undefined> {
  if (idempotencyKey === null) return undefined
  const earlier = await findRepeatedHandover(ctx.db, operatorId, idempotencyKey)
  if (earlier === undefined) return undefined
  if (earlier.userId === userId) {
    const handover = await getHandoverRow(ctx.db, earlier.number)
    return { handover, pin: null, password: null, noticesTo: [] }
  }
  throw new Problem(
    'conflict',
    'idempotency-key-reused',
    'This Idempotency-Key was used for another user. Take a new one for each reset.',
  )
}

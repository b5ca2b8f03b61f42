import { inSharedTransaction } from '../audit/in-transaction.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { type Database, isConstraintViolation } from '../platform/database.ts'
import { microBatch } from '../platform/micro-batch.ts'
import { Problem } from '../platform/problem.ts'
import { decideReset, requireAllowed, requireOperator } from '../roles/policy.ts'
import type { PreparedReset } from './prepare-reset.ts'
import { lockResetTargets, type ResetTarget } from './queries.ts'
import { replaceCredentials, type Replacement, type ResetOutcome } from './replace-credentials.ts'
import { sendingLimits } from './sending-limits.ts'

/** A reset that is checked and being hashed. */
export interface PendingReset {
  readonly ctx: Context
  readonly organisation: Organisation
  readonly userId: string
  readonly prepared: PreparedReset
  readonly idempotencyKey: string | null
}

/** How many share a transaction at most, and how long what is hashed waits for others that aren't yet. */
const MOST_TOGETHER = 6
const HOLD_MS = 30

const writers = new WeakMap<Database, ReturnType<typeof microBatch<PendingReset, ResetOutcome>>>()

/**
 * Resets that come at the same moment share a transaction, since its round trips cost as much for several as for
 * one. A lone one locks and reads its target while it is being hashed.
 */
export async function commitReset(reset: PendingReset): Promise<ResetOutcome> {
  const { db } = reset.ctx
  const known = writers.get(db)
  const writer =
    known ??
    microBatch({
      run: commitResets,
      keyOf: ({ userId }) => userId,
      isOneToBlame: (error) => error instanceof Problem || isConstraintViolation(error),
      most: MOST_TOGETHER,
      holdMs: HOLD_MS,
    })
  if (known === undefined) writers.set(db, writer)
  return await writer(reset, reset.prepared.hash)
}

/** All or nothing: each is decided on the locked target (S17). */
async function commitResets(
  resets: readonly [PendingReset, ...PendingReset[]],
): Promise<ResetOutcome[]> {
  const [{ ctx }] = resets
  const contexts = resets.map((reset) => reset.ctx) as [Context, ...Context[]]
  return await inSharedTransaction(contexts, async (transactions) => {
    const [{ db }] = transactions
    const targets = await lockResetTargets(
      db,
      resets.map(({ userId }) => userId),
      resets.flatMap((reset) =>
        sendingLimits(reset.ctx, { ...reset, recipient: reset.prepared.recipient }),
      ),
      ctx.now(),
    )
    const replacements = targets.map((target, index): Replacement => {
      const tx = transactions[index]
      const reset = resets[index]
      if (tx === undefined || reset === undefined) throw new Error('A target nobody asked for.')
      requireAllowed(
        decideReset(requireOperator(tx.actor), { id: target.user.id, roles: target.roles }),
      )
      assertNotDeleted(target)
      return { ...reset, tx, target }
    })
    return await replaceCredentials(replacements as [Replacement, ...Replacement[]])
  })
}

function assertNotDeleted({ user }: ResetTarget): void {
  if (user.deletedDateTime === null) return
  throw new Problem('conflict', 'user-deleted', 'This user is deleted. Restore the user first.')
}

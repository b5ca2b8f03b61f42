import type { DueRow, JobKind, PlannedRow, RowOutcome } from '../../jobs/job-kind.ts'
import type { Job } from '../../jobs/job.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import type { Context } from '../../platform/context.ts'
import { userNotFound } from '../../directory/user.ts'
import type { HandoverOptions } from '../../resets/contract.ts'
import { type PreparedReset, prepareReset } from '../../resets/prepare-reset.ts'
import { findResetTargets, lockResetTargets } from '../../resets/queries.ts'
import { replaceCredentials, type Replacement } from '../../resets/replace-credentials.ts'
import { recipientLimits } from '../../resets/sending-limits.ts'
import { decideReset, requireOperator } from '../../roles/policy.ts'
import type { BulkHandover } from '../contract.ts'
import { selectedIds } from '../selection.ts'
import { planReset, type ResetPlan } from './plan-reset.ts'

/** Many get a new password each, with a hand-over of their own. */
export const resetKind: JobKind<PreparedReset> = {
  name: 'reset',

  async *gather(ctx, organisation, job) {
    const operator = requireOperator(ctx.actor)
    const now = ctx.now()
    for await (const ids of selectedIds(ctx, organisation, job)) {
      const targets = await findResetTargets(ctx.db, ids, now)
      yield ids.map((id): PlannedRow => {
        const target = targets.get(id)
        if (target === undefined) return unknownUser(id)
        const { user, roles } = target
        const allowed =
          user.deletedDateTime === null
            ? decideReset(operator, { id, roles })
            : { allowed: false, reason: 'user-deleted' }
        return planReset(operator, target, allowed, handoverOf(job), now)
      })
    }
  },

  prepare: async (ctx, organisation, job, row) => await prepareRow(ctx, organisation, job, row),

  async apply(tx, organisation, job, rows) {
    const operator = requireOperator(tx.actor)
    const targets = await lockResetTargets(
      tx.db,
      rows.map(({ row }) => userIdOf(row)),
      rows.flatMap(({ row, prepared }) =>
        recipientLimits({ userId: userIdOf(row), recipient: prepared.recipient }),
      ),
      tx.now(),
    )
    const outcomes = new Map<number, RowOutcome>()
    const replacements: { index: number; replacement: Replacement }[] = []
    for (const [index, target] of targets.entries()) {
      const prepared = rows[index]?.prepared
      if (prepared === undefined) throw new Error('A target nobody asked for.')
      const { user, roles } = target
      const decision =
        user.deletedDateTime === null
          ? decideReset(operator, { id: user.id, roles })
          : { allowed: false, reason: 'user-deleted' }
      if (!decision.allowed)
        outcomes.set(index, { state: 'failed', reason: decision.reason ?? 'no-ability' })
      else
        replacements.push({
          index,
          replacement: {
            tx,
            organisation,
            target,
            prepared,
            jobId: job.id,
            detail: { job: job.number },
          },
        })
    }
    const [first, ...others] = replacements
    if (first !== undefined) {
      const made = await replaceCredentials([
        first.replacement,
        ...others.map(({ replacement }) => replacement),
      ])
      for (const [position, { handover }] of made.entries())
        outcomes.set([first, ...others][position]?.index ?? -1, {
          state: 'done',
          handoverNumber: handover.number,
        })
    }
    return rows.map((_, index) => outcomes.get(index) ?? { state: 'failed', reason: 'unexpected' })
  },
}

/** With its hash made: a transaction waits for nothing. */
export async function prepareRow(
  ctx: Context,
  organisation: Organisation,
  job: Job,
  row: DueRow,
): Promise<PreparedReset> {
  // As it was planned by this kind.
  const { way, recipient } = row.plan as unknown as ResetPlan
  const handover = handoverOf(job)
  const lifetime = way === 'letter' ? handover.letterLifetime : handover.lifetime
  const options: HandoverOptions = {
    way,
    ...(recipient !== null && { recipient }),
    ...(lifetime !== undefined && { lifetime }),
    ...(handover.language !== undefined && { language: handover.language }),
    ...(way === 'letter' &&
      handover.verification !== undefined && {
        verification: handover.verification,
        ...(handover.verificationNote !== undefined && {
          verificationNote: handover.verificationNote,
        }),
      }),
  }
  const prepared = await prepareReset(ctx, organisation, userIdOf(row), options)
  await prepared.hash
  return prepared
}

/** As the route checked it before it was stored. */
export function handoverOf({ options }: Job): BulkHandover {
  return options['handover'] as BulkHandover
}

export function unknownUser(id: string): PlannedRow {
  return { userId: id, name: '', login: '', plan: {}, leftOut: 'user-not-found' }
}

export function userIdOf({ userId }: DueRow): string {
  if (userId === null) throw userNotFound('')
  return userId
}

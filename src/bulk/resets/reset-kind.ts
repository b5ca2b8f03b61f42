import { decideRestore } from '../../accounts/policy.ts'
import { restoreTarget } from '../../accounts/restore-user.ts'
import { daysLeftToRestore, userNotFound } from '../../directory/user.ts'
import type { DueRow, JobKind, PlannedRow } from '../../jobs/job-kind.ts'
import type { Job } from '../../jobs/job.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import type { Context } from '../../platform/context.ts'
import type { Decision } from '../../platform/contract.ts'
import type { HandoverOptions } from '../../resets/contract.ts'
import { type PreparedReset, prepareReset } from '../../resets/prepare-reset.ts'
import { findResetTargets } from '../../resets/queries.ts'
import { requireOperator } from '../../roles/policy.ts'
import type { BulkHandover } from '../contract.ts'
import { selectedIds } from '../selection.ts'
import { giveNewPasswords, RESETTING, type Ruling } from './give-new-passwords.ts'
import { planReset, type ResetPlan } from './plan-reset.ts'

const refused = (reason: string): Decision => ({ allowed: false, reason })

/** Many get a new password each, with a hand-over of their own. */
export const resetKind = newPasswordKind('reset', RESETTING)

/** Many come back from among the deleted, each with a new password. */
export const restoreKind = newPasswordKind('restore', {
  action: 'user.restored',
  decide: (operator, { user, roles }, now) => {
    if (user.deletedDateTime === null) return refused('not-deleted')
    if (daysLeftToRestore(user.deletedDateTime, now) === 0) return refused('too-late-to-restore')
    return decideRestore(operator, { id: user.id, roles })
  },
  before: restoreTarget,
})

function newPasswordKind(name: 'reset' | 'restore', ruling: Ruling): JobKind<PreparedReset> {
  return {
    name,

    async *gather(ctx, organisation, job) {
      const operator = requireOperator(ctx.actor)
      const now = ctx.now()
      for await (const ids of selectedIds(ctx, organisation, job)) {
        const targets = await findResetTargets(ctx.db, ids, now)
        yield ids.map((id): PlannedRow => {
          const target = targets.get(id)
          if (target === undefined)
            return { userId: id, name: '', login: '', plan: {}, leftOut: 'user-not-found' }
          const decision = ruling.decide(operator, target, now)
          return planReset(operator, target, decision, handoverOf(job), { now })
        })
      }
    },

    prepare: async (ctx, organisation, job, row) => await prepareRow(ctx, organisation, job, row),

    apply: async (tx, organisation, job, rows) =>
      await giveNewPasswords(
        tx,
        organisation,
        job,
        rows.map(({ row, prepared }) => ({ userId: userIdOf(row), prepared })),
        ruling,
      ),
  }
}

/** With its hash made: a transaction waits for nothing. */
async function prepareRow(
  ctx: Context,
  organisation: Organisation,
  job: Job,
  row: DueRow,
): Promise<PreparedReset> {
  // As it was planned by this kind.
  const { way, recipient } = row.plan as unknown as ResetPlan
  const prepared = await prepareReset(ctx, organisation, userIdOf(row), {
    ...optionsFor(way, handoverOf(job)),
    ...(recipient !== null && { recipient }),
  })
  await prepared.hash
  return prepared
}

function optionsFor(way: ResetPlan['way'], handover: BulkHandover): HandoverOptions {
  const { language, lifetime, letterLifetime, verification, verificationNote } = handover
  const common = { way, ...(language !== undefined && { language }) }
  if (way !== 'letter') return { ...common, ...(lifetime !== undefined && { lifetime }) }
  return {
    ...common,
    ...(letterLifetime !== undefined && { lifetime: letterLifetime }),
    ...(verification !== undefined && { verification }),
    ...(verificationNote !== undefined && { verificationNote }),
  }
}

/** As the route checked it before it was stored. */
function handoverOf({ options }: Job): BulkHandover {
  return options['handover'] as BulkHandover
}

function userIdOf({ userId }: DueRow): string {
  if (userId === null) throw userNotFound('')
  return userId
}

import { decideRestore } from '../../accounts/policy.ts'
import { restoreTarget } from '../../accounts/restore-user.ts'
import type { Transaction } from '../../audit/in-transaction.ts'
import { daysLeftToRestore, userNotFound } from '../../directory/user.ts'
import type { DueRow, JobKind, PlannedRow, RowOutcome } from '../../jobs/job-kind.ts'
import type { Job } from '../../jobs/job.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import type { Context } from '../../platform/context.ts'
import type { Decision } from '../../platform/contract.ts'
import type { HandoverOptions } from '../../resets/contract.ts'
import { type PreparedReset, prepareReset } from '../../resets/prepare-reset.ts'
import {
  findResetTargets,
  type LockedResetTarget,
  lockResetTargets,
  type ResetTarget,
} from '../../resets/queries.ts'
import { replaceCredentials, type Replacement } from '../../resets/replace-credentials.ts'
import { recipientLimits } from '../../resets/sending-limits.ts'
import { decideReset, requireOperator, type RoleHolder } from '../../roles/policy.ts'
import type { BulkHandover } from '../contract.ts'
import { selectedIds } from '../selection.ts'
import { planReset, type ResetPlan } from './plan-reset.ts'

const refused = (reason: string): Decision => ({ allowed: false, reason })

/** Many get a new password each, with a hand-over of their own. */
export const resetKind = newPasswordKind({
  name: 'reset',
  action: 'user.passwordReset',
  decide: (operator, { user, roles }) =>
    user.deletedDateTime === null
      ? decideReset(operator, { id: user.id, roles })
      : refused('user-deleted'),
})

/** Many come back from among the deleted, each with a new password. */
export const restoreKind = newPasswordKind({
  name: 'restore',
  action: 'user.restored',
  decide: (operator, { user, roles }, now) => {
    if (user.deletedDateTime === null) return refused('not-deleted')
    if (daysLeftToRestore(user.deletedDateTime, now) === 0) return refused('too-late-to-restore')
    return decideRestore(operator, { id: user.id, roles })
  },
  before: restoreTarget,
})

interface NewPassword {
  readonly name: 'reset' | 'restore'
  readonly action: NonNullable<Replacement['action']>
  /** When it is planned, and again on the locked user (S17). */
  readonly decide: (operator: RoleHolder, target: ResetTarget, now: Date) => Decision
  /** What happens to the locked user first. */
  readonly before?: (tx: Transaction, target: LockedResetTarget) => Promise<LockedResetTarget>
}

function newPasswordKind({ name, action, decide, before }: NewPassword): JobKind<PreparedReset> {
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
          return planReset(operator, target, decide(operator, target, now), handoverOf(job), now)
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
      const outcomes: RowOutcome[] = []
      const replacements: { index: number; replacement: Replacement }[] = []
      for (const [index, target] of targets.entries()) {
        const prepared = rows[index]?.prepared
        if (prepared === undefined) throw new Error('A target nobody asked for.')
        const decision = decide(operator, target, tx.now())
        outcomes.push({ state: 'failed', reason: decision.reason ?? 'no-ability' })
        if (!decision.allowed) continue
        const replacement = {
          tx,
          organisation,
          target: before === undefined ? target : await before(tx, target),
          prepared,
          action,
          jobId: job.id,
          detail: { job: job.number },
        }
        replacements.push({ index, replacement })
      }
      for (const [index, handoverNumber] of await replace(replacements))
        outcomes[index] = { state: 'done', handoverNumber }
      return outcomes
    },
  }
}

/** Which hand-over each of them got, by the index of its row. */
async function replace(
  wanted: readonly { readonly index: number; readonly replacement: Replacement }[],
): Promise<[index: number, handoverNumber: number][]> {
  const [first, ...others] = wanted
  if (first === undefined) return []
  const made = await replaceCredentials([
    first.replacement,
    ...others.map(({ replacement }) => replacement),
  ])
  return wanted.flatMap(({ index }, position) => {
    const number = made[position]?.handover.number
    return number === undefined ? [] : [[index, number]]
  })
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

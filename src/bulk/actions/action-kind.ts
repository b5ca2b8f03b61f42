import { findTargets, type LockedTarget } from '../../accounts/lock-target.ts'
import type { Transaction } from '../../audit/in-transaction.ts'
import type { JobKindName } from '../../jobs/contract.ts'
import type { DueRow, JobKind, PlannedRow, RowOutcome } from '../../jobs/job-kind.ts'
import type { Job } from '../../jobs/job.ts'
import type { Decision } from '../../platform/contract.ts'
import { Problem } from '../../platform/problem.ts'
import { requireOperator, type RoleHolder } from '../../roles/policy.ts'
import { selectedIds } from '../selection.ts'

/** Something that is done to users one by one, without anything slow before. */
export interface Action {
  readonly name: JobKindName
  /** May it be done, and is there anything to do? Asked when it is planned and again on the locked user. */
  readonly decide: (operator: RoleHolder, target: LockedTarget, job: Job) => Decision
  /** Throws a Problem before it writes anything, or not at all. */
  readonly act: (tx: Transaction, target: LockedTarget, job: Job) => Promise<void>
}

export function actionKind({ name, decide, act }: Action): JobKind<null> {
  return {
    name,

    async *gather(ctx, organisation, job) {
      const operator = requireOperator(ctx.actor)
      for await (const ids of selectedIds(ctx, organisation, job)) {
        const targets = await findTargets(ctx.db, ids, { locked: false })
        yield ids.map((id): PlannedRow => {
          const target = targets.get(id)
          if (target === undefined)
            return { userId: id, name: '', login: '', plan: {}, leftOut: 'user-not-found' }
          const { displayName, userPrincipalName } = target.user
          const decision = decide(operator, target, job)
          const leftOut = decision.allowed ? null : (decision.reason ?? 'no-ability')
          return { userId: id, name: displayName, login: userPrincipalName, plan: {}, leftOut }
        })
      }
    },

    prepare: async () => null,

    async apply(tx, _organisation, job, rows) {
      const operator = requireOperator(tx.actor)
      const ids = rows.flatMap(({ row }) => (row.userId === null ? [] : [row.userId]))
      const targets = await findTargets(tx.db, ids, { locked: true })
      const outcomes: RowOutcome[] = []
      for (const { row } of rows) outcomes.push(await actOn(tx, operator, targets, row, job))
      return outcomes
    },
  }

  async function actOn(
    tx: Transaction,
    operator: RoleHolder,
    targets: ReadonlyMap<string, LockedTarget>,
    { userId }: DueRow,
    job: Job,
  ): Promise<RowOutcome> {
    const target = userId === null ? undefined : targets.get(userId)
    if (target === undefined) return { state: 'failed', reason: 'user-not-found' }
    const decision = decide(operator, target, job)
    if (!decision.allowed) return { state: 'failed', reason: decision.reason ?? 'no-ability' }
    try {
      await act(tx, target, job)
      return { state: 'done' }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { state: 'failed', reason: error.code }
    }
  }
}

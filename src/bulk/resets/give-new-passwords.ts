import type { Transaction } from '../../audit/in-transaction.ts'
import type { RowOutcome } from '../../jobs/job-kind.ts'
import type { Job } from '../../jobs/job.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import type { Decision } from '../../platform/contract.ts'
import type { PreparedReset } from '../../resets/prepare-reset.ts'
import { type LockedResetTarget, lockResetTargets, type ResetTarget } from '../../resets/queries.ts'
import { replaceCredentials, type Replacement } from '../../resets/replace-credentials.ts'
import { recipientLimits } from '../../resets/sending-limits.ts'
import { decideReset, requireOperator, type RoleHolder } from '../../roles/policy.ts'

/** What kind of new password it is, and who may get one. */
export interface Ruling {
  readonly action: NonNullable<Replacement['action']>
  /** When it is planned, and again on the locked user (S17). */
  readonly decide: (operator: RoleHolder, target: ResetTarget, now: Date) => Decision
  /** What happens to the locked user first. */
  readonly before?: (tx: Transaction, target: LockedResetTarget) => Promise<LockedResetTarget>
}

export const RESETTING: Ruling = {
  action: 'user.passwordReset',
  decide: (operator, { user, roles }) =>
    user.deletedDateTime === null
      ? decideReset(operator, { id: user.id, roles })
      : { allowed: false, reason: 'user-deleted' },
}

/** Several users get what was prepared for each, decided on with all of them locked. In their order. */
export async function giveNewPasswords(
  tx: Transaction,
  organisation: Organisation,
  job: Pick<Job, 'id' | 'number'>,
  receiving: readonly { readonly userId: string; readonly prepared: PreparedReset }[],
  { action, decide, before }: Ruling,
): Promise<RowOutcome[]> {
  if (receiving.length === 0) return []
  const operator = requireOperator(tx.actor)
  const targets = await lockResetTargets(
    tx.db,
    receiving.map(({ userId }) => userId),
    receiving.flatMap(({ userId, prepared: { recipient } }) =>
      recipientLimits({ userId, recipient }),
    ),
    tx.now(),
  )
  const outcomes: RowOutcome[] = []
  const replacements: { index: number; replacement: Replacement }[] = []
  for (const [index, target] of targets.entries()) {
    const prepared = receiving[index]?.prepared
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
}

/** Which hand-over each of them got, by its index. */
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

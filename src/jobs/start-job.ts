import { inTransaction, type Transaction } from '../audit/in-transaction.ts'
import type { AuditAction } from '../audit/audit-entry.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { getOrganisation } from '../organisation/queries.ts'
import type { Context } from '../platform/context.ts'
import type { Decision } from '../platform/contract.ts'
import { Problem } from '../platform/problem.ts'
import { requireOperator } from '../roles/policy.ts'
import { requireFreshSignIn } from '../sessions/fresh-sign-in.ts'
import { type Job, jobAbilities } from './job.ts'
import { countsIn, type JobSummaryRow, lockJob, summariseJob, updateJob } from './queries.ts'
import { tellAdministrators } from './tell-administrators.ts'

/** Starts a draft whose count was read, or asks a second operator for approval if it is that large. */
export async function startJob(
  ctx: Context,
  organisation: Organisation,
  number: number,
  { count, sessionId }: { count: number; sessionId: string | undefined },
): Promise<void> {
  const { confirmAbove, approveAbove } = organisation.bulkPolicy
  await changeJob(ctx, number, 'start', async (tx, job, summary) => {
    const counts = countsIn(summary)
    if (counts.planned !== count)
      throw new Problem('conflict', 'job-count-changed', 'The plan has changed. Read it again.', {
        count: counts.planned,
      })
    if (count > confirmAbove) await requireFreshSignIn(tx.db, sessionId, tx.now())
    if (approveAbove !== null && count > approveAbove) {
      await updateJob(tx.db, job.id, { state: 'awaitingApproval', confirmed: count })
      return 'job.approvalAsked'
    }
    await updateJob(tx.db, job.id, { state: 'running', confirmed: count, startedAt: tx.now() })
    await tellAdministrators(tx, organisation, job, summary)
    return 'job.started'
  })
}

/**
 * A second operator, who may do the same, has looked at the plan, and has just proved who they are. It runs under the
 * first one's name.
 */
export async function approveJob(
  ctx: Context,
  number: number,
  sessionId: string | undefined,
): Promise<void> {
  await changeJob(ctx, number, 'approve', async (tx, job, summary) => {
    await requireFreshSignIn(tx.db, sessionId, tx.now())
    const approver = requireOperator(tx.actor)
    await updateJob(tx.db, job.id, {
      state: 'running',
      startedAt: tx.now(),
      approvedBy: approver.id,
      approvedByName: approver.name,
    })
    await tellAdministrators(tx, await getOrganisation(tx.db), job, summary)
    return 'job.approved'
  })
}

/** It is a draft again, that says who declined: its operator may choose fewer, or ask somebody else. */
export async function declineJob(ctx: Context, number: number): Promise<void> {
  await changeJob(ctx, number, 'approve', async (tx, job) => {
    await updateJob(tx.db, job.id, {
      state: 'draft',
      declinedByName: requireOperator(tx.actor).name,
      declinedAt: tx.now(),
    })
    return 'job.declined'
  })
}

type Change = (tx: Transaction, job: Job, summary: readonly JobSummaryRow[]) => Promise<AuditAction>

/** What all commands on a job have in common: locked, allowed as it stands, noted. */
export async function changeJob(
  ctx: Context,
  number: number,
  ability: keyof ReturnType<typeof jobAbilities>,
  change: Change,
): Promise<void> {
  const operator = requireOperator(ctx.actor)
  await inTransaction(ctx, async (tx) => {
    const job = await lockJob(tx.db, number)
    const summary = await summariseJob(tx.db, job.id)
    const counts = countsIn(summary)
    requireAbility(job, jobAbilities(operator, job, counts)[ability])
    const action = await change(tx, job, summary)
    tx.audit({
      action,
      target: { kind: 'job', id: job.id, name: `#${number}` },
      detail: { kind: job.kind, counts },
    })
  })
}

function requireAbility({ state }: Job, decision: Decision): void {
  if (decision.allowed) return
  const { reason } = decision
  if (reason === 'job-not-in-this-state' || reason === 'nothing-to-do')
    throw new Problem('conflict', reason, 'The job does not stand where this is possible.', {
      state,
    })
  if (reason === 'not-your-job')
    throw new Problem('forbidden', reason, 'Somebody else has planned this job.')
  if (reason === 'approved-by-you')
    throw new Problem(
      'forbidden',
      'job-approver-cannot-run',
      'You approved this job. Somebody else has to run it.',
    )
  throw new Problem('forbidden', 'not-allowed', 'Your roles do not allow this.', { reason })
}

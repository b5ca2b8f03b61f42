import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { maskEmailAddress } from '../platform/email-address.ts'
import type { Decision } from '../platform/contract.ts'
import { requireOperator, type RoleHolder } from '../roles/policy.ts'
import type { Job as JobView, JobCounts, JobListItem, JobRow } from './contract.ts'
import { type Job, jobAbilities, pace } from './job.ts'
import { countsIn, summariseJob } from './queries.ts'
import type { StoredRow } from './row-queries.ts'

/** The job as the viewer sees it, with its rows counted now. */
export async function presentJob(
  ctx: Context,
  { bulkPolicy }: Pick<Organisation, 'bulkPolicy'>,
  job: Job,
): Promise<JobView> {
  const viewer = requireOperator(ctx.actor)
  const summary = await summariseJob(ctx.db, job.id)
  const counts = countsIn(summary)
  const { confirmAbove, approveAbove } = bulkPolicy
  return {
    ...presentInList(viewer, job, counts),
    importId: importIdOf(viewer, job),
    options: typeof job.options['role'] === 'string' ? { role: job.options['role'] } : {},
    startedAt: job.startedAt?.toISOString() ?? null,
    pausedAt: job.pausedAt?.toISOString() ?? null,
    pauseReason: job.pauseReason,
    approvedBy: job.approvedByName,
    declined: declinedOf(job),
    summary,
    ...pace(job, counts, ctx.now()),
    needs: {
      freshSignIn: counts.planned > confirmAbove,
      approval: approveAbove !== null && counts.planned > approveAbove,
    },
    abilities: jobAbilities(viewer, job, counts),
  }
}

function declinedOf({ declinedByName, declinedAt }: Job): JobView['declined'] {
  if (declinedByName === null || declinedAt === null) return null
  return { by: declinedByName, at: declinedAt.toISOString() }
}

/** A file is its uploader's alone. */
function importIdOf(viewer: RoleHolder, { kind, operatorId, selection }: Job): string | null {
  const { importId } = selection
  const isOwn = kind === 'import' && operatorId === viewer.id
  return isOwn && typeof importId === 'string' ? importId : null
}

export function presentInList(viewer: RoleHolder, job: Job, counts: JobCounts): JobListItem {
  return {
    number: job.number,
    kind: job.kind,
    state: job.state,
    operator: { id: job.operatorId, name: job.operatorName },
    mine: job.operatorId === viewer.id,
    createdAt: job.createdAt.toISOString(),
    endedAt: job.endedAt?.toISOString() ?? null,
    counts,
  }
}

export function presentRow(
  { plan, handoverNumber, settledAt, ...row }: StoredRow,
  { allowed }: Decision,
): JobRow {
  const { way, recipient } = plan
  return {
    ...row,
    way: allowed && typeof way === 'string' ? way : null,
    recipient: allowed && typeof recipient === 'string' ? maskEmailAddress(recipient) : null,
    handover: allowed ? handoverNumber : null,
    settledAt: settledAt?.toISOString() ?? null,
  }
}

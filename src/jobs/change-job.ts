import type { Transaction } from '../audit/in-transaction.ts'
import { getOrganisation } from '../organisation/queries.ts'
import type { Context } from '../platform/context.ts'
import { requireOperator } from '../roles/policy.ts'
import { requireFreshSignIn } from '../sessions/fresh-sign-in.ts'
import type { Job } from './job.ts'
import { countsIn, type JobSummaryRow, summariseJob, updateJob } from './queries.ts'
import { cancelRest, planFailedRows } from './row-queries.ts'
import { changeJob } from './start-job.ts'
import { tellAdministrators } from './tell-administrators.ts'

/** What is under way ends, and nothing new begins. */
export async function pauseJob(ctx: Context, number: number): Promise<void> {
  await changeJob(ctx, number, 'pause', async (tx, job) => {
    await updateJob(tx.db, job.id, {
      state: 'paused',
      pauseReason: 'operator',
      pausedAt: tx.now(),
    })
    return 'job.paused'
  })
}

/** Goes on, under the rights and the name of whoever says so. */
export async function resumeJob(ctx: Context, number: number, sessionId?: string): Promise<void> {
  await changeJob(ctx, number, 'resume', async (tx, job, summary) => {
    await requireStepUp(tx, summary, sessionId)
    await updateJob(tx.db, job.id, { ...underTheNameOf(tx), ...runningAgain(job, tx.now()) })
    await tellOfTakeover(tx, job)
    return 'job.resumed'
  })
}

export async function cancelJob(ctx: Context, number: number): Promise<void> {
  await changeJob(ctx, number, 'cancel', async (tx, job) => {
    await cancelRest(tx.db, job.id, tx.now())
    return 'job.cancelled'
  })
}

/** The rows that failed have another turn, under the name of whoever says so. */
export async function retryJob(ctx: Context, number: number, sessionId?: string): Promise<void> {
  await changeJob(ctx, number, 'retry', async (tx, job, summary) => {
    await requireStepUp(tx, summary, sessionId)
    await planFailedRows(tx.db, job.id)
    await updateJob(tx.db, job.id, {
      ...underTheNameOf(tx),
      ...runningAgain(job, tx.now()),
      endedAt: null,
    })
    await tellOfTakeover(tx, job)
    return 'job.retried'
  })
}

/** The same as for starting so many. */
async function requireStepUp(
  tx: Transaction,
  summary: readonly JobSummaryRow[],
  sessionId: string | undefined,
): Promise<void> {
  const { bulkPolicy } = await getOrganisation(tx.db)
  const { planned, failed } = countsIn(summary)
  if (planned + failed > bulkPolicy.confirmAbove)
    await requireFreshSignIn(tx.db, sessionId, tx.now())
}

/** What letters and new addresses told the administrators of goes on under another name. */
async function tellOfTakeover(tx: Transaction, job: Job): Promise<void> {
  const { operatorId, operatorName } = underTheNameOf(tx)
  if (operatorId === job.operatorId) return
  const summary = await summariseJob(tx.db, job.id)
  await tellAdministrators(tx, await getOrganisation(tx.db), { ...job, operatorName }, summary)
}

function underTheNameOf({ actor }: Context): { operatorId: string; operatorName: string } {
  const { id, name } = requireOperator(actor)
  return { operatorId: id, operatorName: name }
}

/** The time in which it stood still doesn't count for its pace. */
function runningAgain({ pausedAt, endedAt, pausedSeconds }: Job, now: Date) {
  const stoodSince = endedAt ?? pausedAt ?? now
  return {
    state: 'running' as const,
    pauseReason: null,
    pausedAt: null,
    pausedSeconds: pausedSeconds + (now.getTime() - stoodSince.getTime()) / 1000,
  }
}

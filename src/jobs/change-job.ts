import type { Context } from '../platform/context.ts'
import { requireOperator } from '../roles/policy.ts'
import type { Job } from './job.ts'
import { updateJob } from './queries.ts'
import { cancelPlannedRows, planFailedRows } from './row-queries.ts'
import { changeJob } from './start-job.ts'

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
export async function resumeJob(ctx: Context, number: number): Promise<void> {
  await changeJob(ctx, number, 'resume', async (tx, job) => {
    await updateJob(tx.db, job.id, { ...underTheNameOf(tx), ...runningAgain(job, tx.now()) })
    return 'job.resumed'
  })
}

/** What was done stays done; the rest has no turn any more. */
export async function cancelJob(ctx: Context, number: number): Promise<void> {
  await changeJob(ctx, number, 'cancel', async (tx, job) => {
    const now = tx.now()
    await updateJob(tx.db, job.id, { state: 'cancelled', pauseReason: null, endedAt: now })
    await cancelPlannedRows(tx.db, job.id, now)
    return 'job.cancelled'
  })
}

/** The rows that failed have another turn, under the name of whoever says so. */
export async function retryJob(ctx: Context, number: number): Promise<void> {
  await changeJob(ctx, number, 'retry', async (tx, job) => {
    await planFailedRows(tx.db, job.id)
    await updateJob(tx.db, job.id, {
      ...underTheNameOf(tx),
      ...runningAgain(job, tx.now()),
      endedAt: null,
    })
    return 'job.retried'
  })
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

import { inTransaction, type Transaction } from '../../audit/in-transaction.ts'
import type { AuditAction } from '../../audit/audit-entry.ts'
import type { Context } from '../../platform/context.ts'
import type { Job } from '../job.ts'
import { listForgotten } from '../queries.ts'
import { cancelRest } from '../row-queries.ts'
import type { WorkerContext } from './as-operator.ts'
import { pauseIfRun } from './claim-queries.ts'
import { cancelIfGathering } from './gather-queries.ts'

const DAY_MS = 86_400_000
/** An approval that nobody gave: by then the plan says little that is still true. */
const APPROVAL_MS = 7 * DAY_MS
const PAUSE_MS = 30 * DAY_MS

function byItself(services: WorkerContext): Context {
  return { ...services, network: '', actor: { kind: 'job', name: 'jobs' } }
}

/** Whoever runs it may no longer do it; somebody else may have gone on with it in between. */
export async function pauseUnable(services: WorkerContext, job: Job): Promise<void> {
  await inTransaction(byItself(services), async (tx) => {
    if (await pauseIfRun(tx.db, job, tx.now())) note(tx, job, 'job.paused', 'operatorUnable')
  })
}

/** It can't be planned, and there is nothing yet that others could go on with. */
export async function dropGathering(
  services: WorkerContext,
  job: Job,
  reason: 'operatorUnable' | 'notPlanned',
): Promise<void> {
  await inTransaction(byItself(services), async (tx) => {
    if (await cancelIfGathering(tx.db, job.id, tx.now())) note(tx, job, 'job.cancelled', reason)
  })
}

/** Cancels what waited too long for an approval or to be resumed: names and files aren't kept for ever. */
export async function cancelForgotten(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = tx.now()
    const jobs = await listForgotten(tx.db, {
      askedBefore: new Date(now.getTime() - APPROVAL_MS),
      pausedBefore: new Date(now.getTime() - PAUSE_MS),
    })
    for (const job of jobs) {
      await cancelRest(tx.db, job.id, now)
      note(tx, job, 'job.cancelled', 'forgotten')
    }
  })
}

function note(tx: Transaction, { id, number, kind }: Job, action: AuditAction, reason: string) {
  tx.audit({ action, target: { kind: 'job', id, name: `#${number}` }, detail: { kind, reason } })
}

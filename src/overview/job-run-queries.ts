import type { Database } from '../platform/database.ts'
import type { JobRun } from './job-run.ts'

const DAY_MS = 86_400_000

/** Says how one worker's jobs are, and forgets workers that have said nothing for a day. */
export async function saveJobRuns(db: Database, runs: readonly JobRun[], now: Date): Promise<void> {
  if (runs.length === 0) return
  await db
    .with('forgotten', (cte) =>
      cte.deleteFrom('job_run').where('seen_at', '<', new Date(now.getTime() - DAY_MS)),
    )
    .insertInto('job_run')
    .values(
      runs.map((run) => ({
        worker: run.worker,
        job: run.job,
        every_seconds: run.everySeconds,
        seen_at: run.seenAt,
        last_success_at: run.lastSuccessAt,
        failing_since: run.failingSince,
        reason: run.reason,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['worker', 'job']).doUpdateSet((eb) => ({
        every_seconds: eb.ref('excluded.every_seconds'),
        seen_at: eb.ref('excluded.seen_at'),
        last_success_at: eb.ref('excluded.last_success_at'),
        failing_since: eb.ref('excluded.failing_since'),
        reason: eb.ref('excluded.reason'),
      })),
    )
    .execute()
}

export async function deleteJobRuns(db: Database, worker: string): Promise<void> {
  await db.deleteFrom('job_run').where('worker', '=', worker).execute()
}

export async function listJobRuns(db: Database): Promise<JobRun[]> {
  return await db
    .selectFrom('job_run')
    .select([
      'worker',
      'job',
      'every_seconds as everySeconds',
      'seen_at as seenAt',
      'last_success_at as lastSuccessAt',
      'failing_since as failingSince',
      'reason',
    ])
    .execute()
}

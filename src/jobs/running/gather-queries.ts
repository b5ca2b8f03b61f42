import type { Database } from '../../platform/database.ts'
import type { Job } from '../job.ts'
import { DRAFT_LIFETIME_MS, KEPT_MS } from '../job.ts'
import { JOB_COLUMNS, toJob } from '../queries.ts'
import type { Lease } from './claim-queries.ts'

/** The oldest job whose rows nobody is gathering, from now on this worker's. */
export async function claimGathering(
  db: Database,
  { by, until }: Lease,
  now: Date,
): Promise<Job | undefined> {
  const row = await db
    .updateTable('job')
    .set({ leased_by: by, leased_until: until })
    .where(
      'id',
      '=',
      db
        .selectFrom('job')
        .select('id')
        .where('state', '=', 'gathering')
        .where((or) => or.or([or('leased_until', 'is', null), or('leased_until', '<=', now)]))
        .orderBy('number')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(JOB_COLUMNS)
    .returning('selection as whole')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { whole, ...job } = row
  return toJob({ ...job, selection: whole })
}

/** Locks the job for a batch of its rows. False: it was cancelled, or somebody else has taken over. */
export async function holdGathering(tx: Database, jobId: string, lease: Lease): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set({ leased_until: lease.until })
    .where('id', '=', jobId)
    .where('state', '=', 'gathering')
    .where('leased_by', '=', lease.by)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Answers whether it was still being gathered. */
export async function cancelIfGathering(tx: Database, jobId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set({ state: 'cancelled', ended_at: now })
    .where('id', '=', jobId)
    .where('state', '=', 'gathering')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function endGathering(tx: Database, jobId: string): Promise<void> {
  await tx
    .updateTable('job')
    .set({ state: 'draft', leased_by: null, leased_until: null })
    .where('id', '=', jobId)
    .execute()
}

/** Drafts that nobody started are dropped, and so are jobs that ended long ago, with the names in their rows. */
export async function tidyJobs(db: Database, now: Date): Promise<void> {
  const planned = new Date(now.getTime() - DRAFT_LIFETIME_MS)
  await db
    .deleteFrom('job')
    .where('state', 'in', ['draft', 'gathering'])
    .where('created_at', '<', planned)
    .where((or) => or.or([or('declined_at', 'is', null), or('declined_at', '<', planned)]))
    .execute()
  await db
    .deleteFrom('job')
    .where('ended_at', '<', new Date(now.getTime() - KEPT_MS))
    .execute()
}

import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Job } from '../job.ts'
import type { DueRow, RowOutcome } from '../job-kind.ts'
import { JOB_COLUMNS, toJob } from '../queries.ts'

export interface ClaimedRow extends DueRow {
  /** How often it was claimed, this time included. */
  readonly attempts: number
}

/** A worker's hold on what it claimed: whoever comes after its end takes it over. */
export interface Lease {
  readonly by: string
  readonly until: Date
}

/** Those that have work, the oldest first. */
export async function listRunningJobs(db: Database): Promise<Job[]> {
  const rows = await db
    .selectFrom('job')
    .select(JOB_COLUMNS)
    .where('state', '=', 'running')
    .orderBy('number')
    .limit(100)
    .execute()
  return rows.map(toJob)
}

/**
 * Takes rows that nobody else holds, in their order, from after the last one that this worker took: what was done
 * before it needn't be passed over again.
 */
export async function claimRows(
  db: Database,
  jobId: string,
  lease: Lease,
  { after, limit, now }: { after: number; limit: number; now: Date },
): Promise<ClaimedRow[]> {
  const free = db
    .selectFrom('job_row')
    .select(['ordinal'])
    .where('job_id', '=', jobId)
    .where('state', '=', sql.lit('planned'))
    .where('ordinal', '>', after)
    .where((or) => or.or([or('leased_until', 'is', null), or('leased_until', '<=', now)]))
    .orderBy('ordinal')
    .limit(limit)
    .forUpdate()
    .skipLocked()
  const rows = await db
    .updateTable('job_row')
    .set({ leased_by: lease.by, leased_until: lease.until, attempts: sql`attempts + 1` })
    .where('job_id', '=', jobId)
    .where('ordinal', 'in', free)
    .returning(['ordinal', 'user_id as userId', 'name', 'login', 'plan', 'attempts'])
    .execute()
  return rows
    .map((row) => ({ ...row, attempts: row.attempts ?? 0 }))
    .toSorted((a, b) => a.ordinal - b.ordinal)
}

/** Whoever prepares them is still at work. */
export async function renewClaim(
  db: Database,
  jobId: string,
  lease: Lease,
  ordinals: readonly number[],
): Promise<void> {
  await db
    .updateTable('job_row')
    .set({ leased_until: lease.until })
    .where('job_id', '=', jobId)
    .where('ordinal', '=', sql<number>`any(${ordinals})`)
    .where('state', '=', 'planned')
    .where('leased_by', '=', lease.by)
    .execute()
}

/** Which of the rows are still the worker's own and still to be done, locked until the transaction ends. */
export async function lockClaimed(
  tx: Database,
  jobId: string,
  leasedBy: string,
  ordinals: readonly number[],
): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('job_row')
    .select('ordinal')
    .where('job_id', '=', jobId)
    .where('ordinal', '=', sql<number>`any(${ordinals})`)
    .where('state', '=', 'planned')
    .where('leased_by', '=', leasedBy)
    .orderBy('ordinal')
    .forUpdate()
    .execute()
  return new Set(rows.map(({ ordinal }) => ordinal))
}

export async function settleRows(
  tx: Database,
  jobId: string,
  settled: readonly { readonly ordinal: number; readonly outcome: RowOutcome }[],
  now: Date,
): Promise<void> {
  if (settled.length === 0) return
  const json = settled.map(({ ordinal, outcome }) => ({ ordinal, ...flat(outcome) }))
  await sql`update job_row set state = o.state, reason = o.reason, detail = o.detail, settled_at = ${now},
      user_id = coalesce(o.user_id, job_row.user_id), handover_number = o.handover_number
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb)
      as o(ordinal integer, state text, reason text, detail jsonb, user_id uuid, handover_number bigint)
    where job_row.job_id = ${jobId} and job_row.ordinal = o.ordinal`.execute(tx)
}

function flat(outcome: RowOutcome): Record<string, unknown> {
  switch (outcome.state) {
    case 'done':
      return {
        state: 'done',
        user_id: outcome.userId ?? null,
        handover_number: outcome.handoverNumber ?? null,
      }
    case 'failed':
      return { state: 'failed', reason: outcome.reason, detail: outcome.detail ?? null }
  }
}

/** Ends the job if no row waits or is under way. Answers whether it did. */
export async function endIfFinished(tx: Database, jobId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set({ state: 'done', ended_at: now })
    .where('id', '=', jobId)
    .where('state', '=', 'running')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('job_row')
            .select('ordinal')
            .where('job_id', '=', jobId)
            .where('state', '=', sql.lit('planned')),
        ),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Pauses it if it still runs under this operator's name. Answers whether it did. */
export async function pauseIfRun(
  tx: Database,
  { id, operatorId }: Pick<Job, 'id' | 'operatorId'>,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set({ state: 'paused', pause_reason: 'operatorUnable', paused_at: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('operator_id', '=', operatorId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

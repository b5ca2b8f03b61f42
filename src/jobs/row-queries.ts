import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { JobRowState } from './contract.ts'
import type { PlannedRow } from './job-kind.ts'
import { updateJob } from './queries.ts'

export interface StoredRow {
  readonly ordinal: number
  readonly userId: string | null
  readonly name: string
  readonly login: string
  readonly plan: Readonly<Record<string, unknown>>
  readonly state: JobRowState
  readonly reason: string | null
  readonly detail: Record<string, unknown> | null
  readonly handoverNumber: number | null
  readonly settledAt: Date | null
}

export async function listRows(
  db: Database,
  jobId: string,
  {
    state,
    reason,
    after,
    limit,
  }: {
    readonly state?: JobRowState | undefined
    readonly reason?: string | undefined
    readonly after: number
    readonly limit: number
  },
): Promise<StoredRow[]> {
  return await db
    .selectFrom('job_row')
    .select([
      'ordinal',
      'user_id as userId',
      'name',
      'login',
      'plan',
      'state',
      'reason',
      'detail',
      'handover_number as handoverNumber',
      'settled_at as settledAt',
    ])
    .where('job_id', '=', jobId)
    .$if(state !== undefined, (rows) => rows.where('state', '=', state ?? 'done'))
    .$if(reason !== undefined, (rows) => rows.where('reason', '=', reason ?? ''))
    .where('ordinal', '>', after)
    .orderBy('ordinal')
    .limit(limit)
    .execute()
}

/** What was gathered before a process died is gathered anew. */
export async function deleteRows(tx: Database, jobId: string): Promise<void> {
  await tx.deleteFrom('job_row').where('job_id', '=', jobId).execute()
}

export async function insertRows(
  tx: Database,
  jobId: string,
  first: number,
  rows: readonly PlannedRow[],
  now: Date,
): Promise<void> {
  const json = rows.map(({ userId, name, login, plan, leftOut }, index) => ({
    job_id: jobId,
    ordinal: first + index,
    user_id: userId,
    name,
    login,
    plan,
    state: leftOut === null ? 'planned' : 'leftOut',
    reason: leftOut,
    attempts: 0,
    settled_at: leftOut === null ? null : now,
  }))
  await tx
    .insertInto('job_row')
    .expression(
      sql`select * from jsonb_populate_recordset(null::job_row, ${JSON.stringify(json)}::jsonb)`,
    )
    .execute()
}

/** Of a cancelled job, those that had no turn. Waits for what is under way, which then says what became of it. */
/** Ends a job before its time: what was done stays done, and the rest has no turn any more. */
export async function cancelRest(tx: Database, jobId: string, now: Date): Promise<void> {
  await updateJob(tx, jobId, { state: 'cancelled', pauseReason: null, endedAt: now })
  await tx
    .updateTable('job_row')
    .set({ state: 'cancelled', settled_at: now })
    .where('job_id', '=', jobId)
    .where('state', '=', 'planned')
    .execute()
}

export async function planFailedRows(tx: Database, jobId: string): Promise<void> {
  await tx
    .updateTable('job_row')
    .set({
      state: 'planned',
      reason: null,
      detail: null,
      settled_at: null,
      attempts: 0,
      leased_until: null,
    })
    .where('job_id', '=', jobId)
    .where('state', '=', 'failed')
    .execute()
}

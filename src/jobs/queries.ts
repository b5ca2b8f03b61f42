import { sql, type SqlBool } from 'kysely'
import type { Database } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { JobCounts, JobKindName, JobState } from './contract.ts'
import type { Job } from './job.ts'

export async function insertJob(
  tx: Database,
  job: {
    readonly id: string
    readonly kind: JobKindName
    readonly operatorId: string
    readonly operatorName: string
    readonly network: string
    readonly options: Readonly<Record<string, unknown>>
    readonly selection: Readonly<Record<string, unknown>>
    readonly now: Date
  },
): Promise<number> {
  const { number } = await tx
    .insertInto('job')
    .values({
      id: job.id,
      kind: job.kind,
      state: 'gathering',
      operator_id: job.operatorId,
      operator_name: job.operatorName,
      network: job.network,
      options: JSON.stringify(job.options),
      selection: JSON.stringify(job.selection),
      created_at: job.now,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

export const JOB_COLUMNS = [
  'id',
  'number',
  'kind',
  'state',
  'operator_id as operatorId',
  'operator_name as operatorName',
  'network',
  'options',
  // Ids by the thousand are read only where the rows are gathered.
  sql<Job['selection']>`selection - 'ids'`.as('selection'),
  'created_at as createdAt',
  'started_at as startedAt',
  'paused_at as pausedAt',
  'paused_seconds as pausedSeconds',
  'ended_at as endedAt',
  'pause_reason as pauseReason',
  'approved_by as approvedById',
  'approved_by_name as approvedByName',
  'declined_by_name as declinedByName',
  'declined_at as declinedAt',
] as const

export async function getJob(db: Database, number: number): Promise<Job> {
  const row = await db
    .selectFrom('job')
    .select(JOB_COLUMNS)
    .where('number', '=', number)
    .executeTakeFirst()
  if (row === undefined) throw jobNotFound()
  return toJob(row)
}

/** Locks it, so that whoever starts, pauses or cancels does so one after the other. */
export async function lockJob(tx: Database, number: number): Promise<Job> {
  const row = await tx
    .selectFrom('job')
    .select(JOB_COLUMNS)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw jobNotFound()
  return toJob(row)
}

/** Those that wait for an approval or to be resumed since before these instants, locked; some at a time. */
export async function listForgotten(
  tx: Database,
  { askedBefore, pausedBefore }: { askedBefore: Date; pausedBefore: Date },
): Promise<Job[]> {
  const rows = await tx
    .selectFrom('job')
    .select(JOB_COLUMNS)
    .where((where) =>
      where.or([
        where.and([
          where('state', '=', 'awaitingApproval'),
          where('created_at', '<', askedBefore),
          // Once declined it was asked for anew.
          where.or([where('declined_at', 'is', null), where('declined_at', '<', askedBefore)]),
        ]),
        where.and([where('state', '=', 'paused'), where('paused_at', '<', pausedBefore)]),
      ]),
    )
    .orderBy('number')
    .limit(20)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(toJob)
}

export interface JobChanges {
  readonly state: JobState
  readonly operatorId?: string
  readonly operatorName?: string
  readonly confirmed?: number
  readonly startedAt?: Date
  readonly pausedAt?: Date | null
  readonly pausedSeconds?: number
  readonly pauseReason?: 'operator' | 'operatorUnable' | null
  readonly endedAt?: Date | null
  readonly approvedBy?: string
  readonly approvedByName?: string
  readonly declinedByName?: string
  readonly declinedAt?: Date
}

export async function updateJob(tx: Database, id: string, changes: JobChanges): Promise<void> {
  await tx
    .updateTable('job')
    .set({
      state: changes.state,
      operator_id: changes.operatorId,
      operator_name: changes.operatorName,
      confirmed: changes.confirmed,
      started_at: changes.startedAt,
      paused_at: changes.pausedAt,
      paused_seconds: changes.pausedSeconds,
      pause_reason: changes.pauseReason,
      ended_at: changes.endedAt,
      approved_by: changes.approvedBy,
      approved_by_name: changes.approvedByName,
      declined_by_name: changes.declinedByName,
      declined_at: changes.declinedAt,
    })
    .where('id', '=', id)
    .execute()
}

/** The newest first. */
export async function listJobs(
  db: Database,
  {
    only,
    operatorId,
    before,
    limit,
  }: {
    readonly only: 'open' | 'ended' | undefined
    readonly operatorId: string | undefined
    readonly before: number | undefined
    readonly limit: number
  },
): Promise<Job[]> {
  const rows = await db
    .selectFrom('job')
    .select(JOB_COLUMNS)
    .$if(only === 'open', (jobs) => jobs.where('ended_at', 'is', null))
    .$if(only === 'ended', (jobs) => jobs.where('ended_at', 'is not', null))
    .$if(operatorId !== undefined, (jobs) => jobs.where('operator_id', '=', operatorId ?? ''))
    .$if(before !== undefined, (jobs) => jobs.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toJob)
}

export interface JobSummaryRow {
  readonly state: keyof JobCounts
  readonly reason: string | null
  readonly way: string | null
  readonly count: number
}

/** The present state of the rows, counted: nothing is kept beside them that could differ. */
export async function summariseJob(db: Database, id: string): Promise<JobSummaryRow[]> {
  return await db
    .selectFrom('job_row')
    .select(['state', 'reason', sql<string | null>`plan->>'way'`.as('way')])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('job_id', '=', id)
    .groupBy(['state', 'reason', sql`plan->>'way'`])
    .orderBy('count', 'desc')
    .execute()
}

/** Rows that are to hand over to an address that isn't on file. */
export async function countNewDestinations(db: Database, id: string): Promise<number> {
  const { count } = await db
    .selectFrom('job_row')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('job_id', '=', id)
    .where('state', '=', 'planned')
    .where(sql<SqlBool>`plan @> '{"newDestination": true}'`)
    .executeTakeFirstOrThrow()
  return count
}

export async function countRowsOf(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, JobCounts>> {
  const counts = new Map(ids.map((id) => [id, noCounts()]))
  if (ids.length === 0) return counts
  const rows = await db
    .selectFrom('job_row')
    .select(['job_id as id', 'state'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('job_id', 'in', ids)
    .groupBy(['job_id', 'state'])
    .execute()
  for (const { id, state, count } of rows) {
    const of = counts.get(id)
    if (of !== undefined) of[state] = count
  }
  return counts
}

export function countsIn(summary: readonly JobSummaryRow[]): JobCounts {
  const counts = noCounts()
  for (const { state, count } of summary) counts[state] += count
  return counts
}

function noCounts(): JobCounts {
  return { planned: 0, leftOut: 0, done: 0, failed: 0, cancelled: 0 }
}

export function toJob({
  pausedSeconds,
  ...row
}: Omit<Job, 'pausedSeconds'> & { pausedSeconds: number | null }): Job {
  return { ...row, pausedSeconds: pausedSeconds ?? 0 }
}

export function jobNotFound(): Problem {
  return new Problem('notFound', 'job-not-found', 'There is no such job.')
}

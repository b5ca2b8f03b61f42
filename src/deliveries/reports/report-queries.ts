import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { DeliveryReport, ReportKind } from './report.ts'

export interface ReportedDelivery {
  readonly id: string
  readonly kind: string
  readonly handoverId: string | null
  readonly recipient: string
}

export async function findReportedDelivery(
  db: Database,
  id: string,
): Promise<ReportedDelivery | undefined> {
  return await db
    .selectFrom('delivery')
    .select(['id', 'kind', 'handover_id as handoverId', 'recipient'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Answers whether it is news: the same report again isn't. */
export async function insertReport(
  db: Database,
  report: DeliveryReport,
  receivedAt: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('delivery_report')
    .values({
      delivery_id: report.deliveryId,
      source: report.source,
      source_event_id: report.sourceEventId,
      kind: report.kind,
      status: report.status,
      diagnostic: report.diagnostic,
      reported_by: report.reportedBy,
      at: report.at,
      received_at: receivedAt,
    })
    .onConflict((conflict) => conflict.columns(['source', 'source_event_id']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Reports come in any order: what says more stays. */
const WEIGHT: Record<Exclude<ReportKind, 'autoReply'>, number> = {
  delayed: 1,
  relayed: 2,
  delivered: 3,
  failed: 4,
  complained: 5,
}

/**
 * Keeps the furthest that was reported. A report of a message that we believe to be waiting still, since its
 * acceptance was never seen, settles it: others have it.
 */
export async function saveReported(
  db: Database,
  id: string,
  reported: {
    kind: Exclude<ReportKind, 'autoReply'>
    reason: string | null
    serverAnswer: string | null
    now: Date
  },
): Promise<void> {
  const { kind, now } = reported
  const lesser = (Object.keys(WEIGHT) as (keyof typeof WEIGHT)[]).filter(
    (each) => WEIGHT[each] < WEIGHT[kind],
  )
  await db
    .updateTable('delivery')
    .set({ reported: kind, reported_at: now })
    .where('id', '=', id)
    .where(sql<boolean>`(reported is null or reported = any(${lesser}))`)
    .execute()
  if (kind === 'delayed') return
  await db
    .updateTable('delivery')
    .set({
      status: kind === 'failed' ? 'failed' : 'accepted',
      reason: reported.reason,
      server_answer: reported.serverAnswer,
      sealed_payload: null,
      leased_until: null,
      settled_at: now,
    })
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'delayed'])
    .execute()
}

export async function countRefusedReports(
  db: Database,
  counted: readonly { readonly reason: string; readonly times: number }[],
  now: Date,
): Promise<void> {
  if (counted.length === 0) return
  await db
    .insertInto('refused_report')
    .values(counted.map((row) => ({ ...row, last_at: now })))
    .onConflict((conflict) =>
      conflict
        .column('reason')
        .doUpdateSet({ times: sql`refused_report.times + excluded.times`, last_at: now }),
    )
    .execute()
}

export async function getRefusedReports(
  db: Database,
): Promise<{ times: number; lastAt: Date | null }> {
  return await db
    .selectFrom('refused_report')
    .select((eb) => [
      sql<number>`coalesce(sum(times), 0)::bigint`.as('times'),
      eb.fn.max<Date | null>('last_at').as('lastAt'),
    ])
    .executeTakeFirstOrThrow()
}

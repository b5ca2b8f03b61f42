import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { FollowUpReason } from '../handovers/contract.ts'
import { type HandoverRow, selectHandoverRows } from '../handovers/view-queries.ts'
import type { Database } from '../platform/database.ts'
import type { FollowUpCounts, FollowUpGroup } from './contract.ts'

const PAGE = 50
const DONE_DAYS = 30

/** Opens it once, however often the reason returns while it is open. */
export async function openFollowUp(
  db: Database,
  followUp: { handoverId: string; reason: FollowUpReason; urgent: boolean; now: Date },
): Promise<void> {
  await db
    .insertInto('follow_up')
    .values({
      id: randomUUID(),
      handover_id: followUp.handoverId,
      reason: followUp.reason,
      urgent: followUp.urgent,
      opened_at: followUp.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['handover_id', 'reason']).where('closed_at', 'is', null).doNothing(),
    )
    .execute()
}

export async function closeFollowUps(
  db: Database,
  {
    handoverId,
    reasons,
    closedBy,
    now,
  }: {
    handoverId: string
    reasons: 'all' | readonly FollowUpReason[]
    closedBy: string
    now: Date
  },
): Promise<void> {
  const open = db
    .updateTable('follow_up')
    .set({ closed_at: now, closed_by: closedBy })
    .where('handover_id', '=', handoverId)
    .where('closed_at', 'is', null)
  await (reasons === 'all' ? open : open.where('reason', 'in', reasons)).execute()
}

/** Where the next page begins: the last row's rank and number. */
export interface FollowUpPosition {
  readonly urgent: boolean
  readonly number: number
}

/** One page of a group; the urgent ones first, then the newest. */
export async function listFollowUps(
  db: Database,
  {
    group,
    after,
    search,
  }: { group: FollowUpGroup; after: FollowUpPosition | undefined; search: string | undefined },
): Promise<{ rows: HandoverRow[]; next: FollowUpPosition | null }> {
  let query = selectHandoverRows(db)
    .where(inGroup(group))
    .orderBy(sql`${urgent} desc`)
    .orderBy('h.number', 'desc')
    .limit(PAGE + 1)
  if (after !== undefined)
    query = query.where(sql<boolean>`(${urgent}, h.number) < (${after.urgent}, ${after.number})`)
  const term = search?.trim().toLowerCase()
  if (term !== undefined && term !== '') {
    const pattern = `%${term.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([
        eb('u.search_text', 'like', pattern),
        eb(eb.fn('lower', ['h.recipient']), 'like', pattern),
        eb(sql<string>`'k-' || h.number`, '=', term),
      ]),
    )
  }
  const rows = await query.execute()
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: page,
    next:
      rows.length > PAGE && last !== undefined
        ? { urgent: last.followUp?.urgent ?? false, number: last.number }
        : null,
  }
}

export async function countFollowUps(db: Database, now: Date): Promise<FollowUpCounts> {
  const since = new Date(now.getTime() - DONE_DAYS * 86_400_000)
  return await db
    .selectNoFrom([
      sql<number>`(select count(distinct handover_id) from follow_up where closed_at is null)`.as(
        'needsYou',
      ),
      sql<number>`(select count(*) from handover h where ${inGroup('waiting')})`.as('waiting'),
      sql<number>`(select count(*) from handover h where h.state_at > ${since} and ${inGroup('done')})`.as(
        'done',
      ),
      sql<number>`(select count(*) from handover where letter_sealed is not null)`.as('letters'),
    ])
    .executeTakeFirstOrThrow()
}

const urgent = sql<boolean>`exists (
  select from follow_up as f where f.handover_id = h.id and f.closed_at is null and f.urgent
)`

function inGroup(group: FollowUpGroup) {
  switch (group) {
    case 'needsYou':
      return sql<boolean>`h.id in (select f.handover_id from follow_up as f where f.closed_at is null)`
    case 'waiting':
      return sql<boolean>`h.open and h.receipt_at is null and not exists (
        select from follow_up as f where f.handover_id = h.id and f.closed_at is null
      )`
    case 'done':
      return sql<boolean>`(h.receipt_at is not null or h.state = 'withdrawn') and not exists (
        select from follow_up as f where f.handover_id = h.id and f.closed_at is null
      )`
  }
}

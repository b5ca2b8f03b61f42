import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { containing } from '../directory/search-text.ts'
import type { FollowUpReason } from '../handovers/contract.ts'
import { type HandoverRow, selectHandoverRows } from '../handovers/view-queries.ts'
import type { Database } from '../platform/database.ts'
import type { FollowUpCounts, FollowUpGroup, FollowUpScope } from './contract.ts'

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

/** Who looks, at what, and when. */
export interface DeskView {
  readonly viewerId: string
  readonly scope: FollowUpScope
  readonly now: Date
}

/** Where the next page begins: what the last row was sorted by. */
export interface FollowUpPosition {
  readonly urgent: boolean
  /** Null: no time was set, which stands after every time. */
  readonly dueAt: string | null
  readonly number: number
}

/** One page of a group. What needs somebody: urgent first, then what is due first, then newest; else newest first. */
export async function listFollowUps(
  db: Database,
  view: DeskView,
  {
    group,
    after,
    search,
  }: { group: FollowUpGroup; after: FollowUpPosition | undefined; search: string | undefined },
): Promise<{ rows: HandoverRow[]; next: FollowUpPosition | null }> {
  const order =
    group === 'needsYou' ? sql`${urgent} desc, ${due} asc, h.number desc` : sql`h.number desc`
  const position = group === 'needsYou' ? isAfter : isOlder
  const found = matching(search)
  const person = sql`join user_account as u on u.id = h.user_id`
  const conditions = [
    inGroup(group, view.now),
    inScope(view),
    ...(after === undefined ? [] : [position(after)]),
    ...found,
  ]
  // Which ones first, and all about them then: of thousands that could come, fifty do.
  const rows = await selectHandoverRows(db)
    .where(
      sql<boolean>`h.id = any(array(
        select h.id from handover as h ${found.length > 0 ? person : sql``}
        where ${sql.join(conditions, sql` and `)} order by ${order} limit ${PAGE + 1}
      ))`,
    )
    .orderBy(order)
    .execute()
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: page,
    next:
      rows.length > PAGE && last !== undefined
        ? {
            urgent: last.followUps.some((each) => each.urgent),
            dueAt: last.dueAt?.toISOString() ?? null,
            number: last.number,
          }
        : null,
  }
}

/** The few that somebody should look at first: theirs, and those that nobody has taken. */
export async function listNeediest(
  db: Database,
  { viewerId, now }: Pick<DeskView, 'viewerId' | 'now'>,
  limit: number,
): Promise<HandoverRow[]> {
  return await selectHandoverRows(db)
    .where(needsSomebody(now))
    .where((eb) => eb.or([eb('h.owner_id', '=', viewerId), eb('h.owner_id', 'is', null)]))
    .orderBy(sql`${urgent} desc`)
    .orderBy(sql`${due} asc`)
    .orderBy('h.number', 'desc')
    .limit(limit)
    .execute()
}

/** Everybody's, the viewer's and nobody's, in one statement; what is done, of those that were made lately. */
export async function countFollowUps(
  db: Database,
  viewer: Pick<DeskView, 'viewerId' | 'now'>,
): Promise<FollowUpCounts> {
  const since = new Date(viewer.now.getTime() - DONE_DAYS * 86_400_000)
  const scopes = ['all', 'mine', 'unassigned'] as const
  const byScope = (group: FollowUpGroup) => sql<ByScope>`(
    select jsonb_build_object(
      'all', least(count(*), ${CAP}),
      'mine', least(count(*) filter (where owner_id = ${viewer.viewerId}), ${CAP}),
      'unassigned', least(count(*) filter (where owner_id is null), ${CAP}))
    from (
      select h.owner_id from handover as h where ${inGroup(group, viewer.now)} limit 10 * ${CAP}
    ) as found
  )`
  const doneIn = (scope: FollowUpScope) => sql`(
    select count(*) from (
      select h.created_at from handover as h
      where ${inGroup('done', viewer.now)} and ${inScope({ ...viewer, scope })}
      order by h.number desc limit ${CAP}
    ) as newest where created_at > ${since}
  )`
  const {
    needsYou,
    waiting,
    done: doneBy,
    letters,
  } = await db
    .selectNoFrom([
      sql<number>`(select count(*) from handover where letter_sealed is not null)`.as('letters'),
      byScope('needsYou').as('needsYou'),
      byScope('waiting').as('waiting'),
      sql<ByScope>`jsonb_build_object(${sql.join(
        scopes.flatMap((scope) => [sql.lit(scope), doneIn(scope)]),
      )})`.as('done'),
    ])
    .executeTakeFirstOrThrow()
  const of = (scope: FollowUpScope) => ({
    needsYou: needsYou[scope],
    waiting: waiting[scope],
    done: doneBy[scope],
  })
  return { ...of('all'), mine: of('mine'), unassigned: of('unassigned'), letters }
}

type ByScope = Readonly<Record<FollowUpScope, number>>

const CAP = 1000

const urgent = sql<boolean>`exists (
  select from follow_up as f where f.handover_id = h.id and f.closed_at is null and f.urgent
)`
const due = sql<Date>`coalesce(h.due_at, 'infinity'::timestamptz)`

function isAfter({ urgent: wasUrgent, dueAt, number }: FollowUpPosition) {
  const lastDue = sql`${dueAt ?? 'infinity'}::timestamptz`
  return sql<boolean>`(
    ${urgent} < ${wasUrgent}
    or (${urgent} = ${wasUrgent} and (${due} > ${lastDue} or (${due} = ${lastDue} and h.number < ${number})))
  )`
}

function isOlder({ number }: FollowUpPosition) {
  return sql<boolean>`h.number < ${number}`
}

/** The person by any of their names, the recipient's address in part, or the reference. */
function matching(search: string | undefined) {
  const term = search?.trim().toLowerCase() ?? ''
  if (term === '') return []
  const pattern = `%${term.replace(/[\\%_]/g, '\\$&')}%`
  return [
    sql<boolean>`(u.search_text like ${containing(term)} or lower(h.recipient) like ${pattern} or 'k-' || h.number = ${term})`,
  ]
}

function inScope({ scope, viewerId }: Pick<DeskView, 'scope' | 'viewerId'>) {
  switch (scope) {
    case 'mine':
      return sql<boolean>`h.owner_id = ${viewerId}`
    case 'unassigned':
      return sql<boolean>`h.owner_id is null`
    case 'all':
      return sql<boolean>`true`
  }
}

const hasFollowUp = sql<boolean>`exists (
  select from follow_up as f where f.handover_id = h.id and f.closed_at is null
)`

/** Put aside, and nothing urgent or new has come since. */
function isAsleep(now: Date) {
  return sql<boolean>`(h.snoozed_until > ${now} and not exists (
    select from follow_up as f where f.handover_id = h.id and f.closed_at is null
      and (f.urgent or f.opened_at > h.snoozed_at)
  ))`
}

/** Null-safe: most have no time. */
function isDue(now: Date) {
  return sql<boolean>`(h.due_at is not null and h.due_at <= ${now})`
}

/** What has an open follow-up and isn't asleep, or is due. Few, however many hand-overs there are: partial indexes find them. */
export function needsSomebody(now: Date) {
  return sql<boolean>`(h.id in (
      select handover_id from follow_up where closed_at is null
      union all
      select id from handover where due_at is not null and due_at <= ${now}
    )
    and (${isDue(now)} or not coalesce(${isAsleep(now)}, false))
    and (h.open and h.receipt_at is null or ${hasFollowUp}))`
}

function inGroup(group: FollowUpGroup, now: Date) {
  switch (group) {
    case 'needsYou':
      return needsSomebody(now)
    // The first line in the words of the partial index handover_waiting.
    case 'waiting':
      return sql<boolean>`(h.open and h.receipt_at is null or h.snoozed_until is not null)
        and not ${isDue(now)}
        and case when ${hasFollowUp} then coalesce(${isAsleep(now)}, false) else h.open and h.receipt_at is null end`
    // Not by `exists`: a plan from a quieter day would look at all that is open for each.
    case 'done':
      return sql<boolean>`(h.receipt_at is not null or h.state = 'withdrawn') and h.id not in (
        select handover_id from follow_up where closed_at is null
      )`
  }
}

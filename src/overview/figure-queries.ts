import { sql } from 'kysely'
import type { HandoverState } from '../handovers/contract.ts'
import type { Database } from '../platform/database.ts'

/** How many domains are named. */
const MOST_DOMAINS = 5

export interface Day {
  /** As `2026-01-15` in the organisation's time zone. */
  readonly day: string
  readonly startsAt: Date
}

/** The last days including today, the oldest first; a day begins when the organisation's clocks say so. */
export async function listDays(
  db: Database,
  { now, timeZone, count }: { now: Date; timeZone: string; count: number },
): Promise<Day[]> {
  const { rows } = await sql<Day>`
    select day::date::text as day, day at time zone ${timeZone}::text as "startsAt"
    from (select date_trunc('day', ${now}::timestamptz at time zone ${timeZone}::text) as today) as today,
      generate_series(today - make_interval(days => ${count - 1}::int), today, interval '1 day') as day
    order by day`.execute(db)
  return rows
}

/**
 * The first number of the hand-overs since a moment. Numbers are given in the order of time, so that halving finds it
 * with twenty looks into the numbers' index; one by time would have to be written by every reset.
 */
export async function findFirstNumber(db: Database, since: Date): Promise<number | null> {
  const { rows } = await sql<{ number: number | null }>`
    with recursive halving as (
      select (select min(number) from handover) as low, (select max(number) from handover) + 1 as high
      union all
      select
        case when probe.created_at < ${since}::timestamptz then probe.number + 1 else halving.low end,
        case when probe.created_at < ${since}::timestamptz then halving.high else middle end
      from halving
      cross join lateral (select (low + high) / 2 as middle) as half
      left join lateral (
        select number, created_at from handover where number >= middle order by number limit 1
      ) as probe on true
      where low < high
    )
    select low as number from halving where low >= high or low is null`.execute(db)
  return rows[0]?.number ?? null
}

/** Which hand-overs are looked at: by number to find them, by time to have no other. */
export interface Since {
  readonly first: number
  readonly since: Date
}

export interface DayCount {
  /** The place of its day among those that were asked for, from 1. */
  readonly place: number
  readonly state: HandoverState
  readonly hasReceipt: boolean
  readonly count: number
}

export async function countByDay(
  db: Database,
  { first, since }: Since,
  days: readonly Day[],
): Promise<DayCount[]> {
  const starts = days.map(({ startsAt }) => startsAt)
  return await db
    .selectFrom('handover')
    .select([
      sql<number>`width_bucket(created_at, ${starts}::timestamptz[])`.as('place'),
      sql<HandoverState>`state`.as('state'),
      sql<boolean>`receipt_at is not null`.as('hasReceipt'),
      sql<number>`count(*)`.as('count'),
    ])
    .where('number', '>=', first)
    .where('created_at', '>=', since)
    .groupBy(sql`1, 2, 3`)
    .execute()
}

/** How long half of them and nine of ten took; a receipt that was disputed is none. */
export async function measureReceipts(
  db: Database,
  { first, since }: Since,
): Promise<{ median: number; ninetieth: number } | null> {
  const { seconds } = await db
    .selectFrom('handover')
    .select(
      sql<[number, number] | null>`percentile_cont(array[0.5, 0.9]) within group
        (order by date_part('epoch', receipt_at - created_at))`.as('seconds'),
    )
    .where('number', '>=', first)
    .where('created_at', '>=', since)
    .where('receipt_at', 'is not', null)
    .where('state', '<>', 'disputed')
    .executeTakeFirstOrThrow()
  return seconds === null ? null : { median: seconds[0], ninetieth: seconds[1] }
}

export interface DomainFailures {
  readonly domain: string
  readonly failed: number
  readonly reason: string | null
}

/** The domains where most messages failed, each with its most frequent reason. A hand-over counts once. */
export async function countFailures(
  db: Database,
  { first, since }: Since,
): Promise<DomainFailures[]> {
  return await db
    .with('failure', (cte) =>
      cte
        .selectFrom('handover_event as e')
        .innerJoin('handover as h', 'h.id', 'e.handover_id')
        .distinctOn('e.handover_id')
        .select([
          domainOf('h.recipient').as('domain'),
          sql<string>`e.detail ->> 'reason'`.as('reason'),
        ])
        // In the text: only so is the partial index known to serve.
        .where(sql<boolean>`e.kind = 'failed'`)
        .where('e.at', '>=', since)
        .where('h.number', '>=', first)
        .where('h.recipient', 'is not', null)
        .orderBy('e.handover_id')
        .orderBy('e.sequence', 'desc'),
    )
    .selectFrom('failure')
    .select([
      'domain',
      sql<number>`count(*)`.as('failed'),
      sql<string | null>`mode() within group (order by reason)`.as('reason'),
    ])
    .groupBy('domain')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('domain')
    .limit(MOST_DOMAINS)
    .execute()
}

/** How many hand-overs went to each of these domains. */
export async function countSent(
  db: Database,
  { first, since }: Since,
  domains: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('handover')
    .select([domainOf('recipient').as('domain'), sql<number>`count(*)`.as('sent')])
    .where('number', '>=', first)
    .where('created_at', '>=', since)
    .where(domainOf('recipient'), '=', sql<string>`any(${domains}::text[])`)
    .groupBy(sql`1`)
    .execute()
  return new Map(rows.map(({ domain, sent }) => [domain, sent]))
}

function domainOf(column: 'recipient' | 'h.recipient') {
  return sql<string>`split_part(${sql.ref(column)}, '@', 2) collate "C"`
}

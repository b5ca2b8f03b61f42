import { sql } from 'kysely'
import type { HandoverEventKind, HandoverState } from '../../handovers/contract.ts'
import { anyOf } from '../../platform/compiled-query.ts'
import type { Database } from '../../platform/database.ts'
import { type OpenSilence, type Silence, type SilenceFacts, SILENCES } from './silence.ts'

export interface WaitingHandover extends SilenceFacts {
  readonly id: string
  readonly number: number
}

/** What the clock has opened, and nobody has answered yet. */
export async function listOpenSilences(
  db: Database,
): Promise<(OpenSilence & { readonly handoverId: string })[]> {
  return await db
    .selectFrom('follow_up')
    .select([
      'id',
      'handover_id as handoverId',
      sql<Silence>`reason`.as('reason'),
      'opened_at as openedAt',
    ])
    .where('closed_at', 'is', null)
    .where('reason', 'in', SILENCES)
    .execute()
}

/**
 * Open hand-overs without a receipt, the newest first, before number `before`. The order is the partial
 * index's and each one's events are looked up by their key: what has closed is not read.
 */
export function selectWaiting(
  db: Database,
  { before, limit }: { before: number | null; limit: number },
) {
  return (
    db
      .selectFrom('handover as h')
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('handover_event as e')
            .whereRef('e.handover_id', '=', 'h.id')
            .select([
              first('accepted').as('acceptedAt'),
              sql<Date | null>`max(e.at) filter (where e.kind = 'delayed')`.as('delayedAt'),
              first('delivered', 'relayed').as('deliveredAt'),
              first('printed').as('printedAt'),
              first('fetched').as('fetchedAt'),
              first('revealed').as('revealedAt'),
              sql<Date | null>`max(e.at) filter
                (where e.kind = 'reminded' and e.detail ->> 'occasion' = 'operator')`.as(
                'remindedAt',
              ),
            ])
            .as('happened'),
        (join) => join.onTrue(),
      )
      .select([
        'h.id',
        'h.number',
        'h.way',
        sql<HandoverState>`h.state`.as('state'),
        'h.created_at as createdAt',
        'h.expires_at as expiresAt',
        'happened.acceptedAt',
        'happened.delayedAt',
        'happened.deliveredAt',
        'happened.printedAt',
        'happened.fetchedAt',
        'happened.revealedAt',
        'happened.remindedAt',
      ])
      // In the text, not parameters: only so is the partial index known to serve.
      .where(sql<boolean>`h.open and h.receipt_at is null`)
      .$if(before !== null, (query) => query.where('h.number', '<', before))
      .orderBy('h.number', 'desc')
      .limit(limit)
  )
}

export interface NoticedSilence {
  readonly handoverId: string
  /** As it was read; one that has moved on since is left to the next round. */
  readonly state: HandoverState
  readonly reason: Silence
}

/**
 * Opens them once, on hand-overs that are open still. It waits for nobody: what somebody else has locked, a
 * reveal or another worker, is left to the next round.
 */
export function openSilences(db: Database, noticed: readonly NoticedSilence[], now: Date) {
  return db
    .with('waiting', (cte) =>
      cte
        .selectFrom('handover as h')
        .innerJoin(
          sql<{ handover_id: string; state: string; reason: Silence }>`unnest(
            ${noticed.map(({ handoverId }) => handoverId)}::uuid[],
            ${noticed.map(({ state }) => state)}::text[],
            ${noticed.map(({ reason }) => reason)}::text[]
          )`.as<'n'>(sql`n(handover_id, state, reason)`),
          (join) => join.onRef('n.handover_id', '=', 'h.id').onRef('n.state', '=', 'h.state'),
        )
        .where(sql<boolean>`h.open and h.receipt_at is null`)
        .select(['h.id', 'n.reason'])
        .forNoKeyUpdate('h')
        .skipLocked(),
    )
    .insertInto('follow_up')
    .columns(['id', 'handover_id', 'reason', 'urgent', 'opened_at'])
    .expression((eb) =>
      eb
        .selectFrom('waiting')
        .select([
          sql<string>`gen_random_uuid()`.as('id'),
          'waiting.id as handover_id',
          'waiting.reason',
          eb.lit(false).as('urgent'),
          sql<Date>`${now}::timestamptz`.as('opened_at'),
        ]),
    )
    .onConflict((conflict) =>
      conflict.columns(['handover_id', 'reason']).where('closed_at', 'is', null).doNothing(),
    )
    .returning('id')
}

/** Closes what no longer holds, again without waiting for anybody. */
export function closeSilences(db: Database, ids: readonly string[], now: Date) {
  return db
    .updateTable('follow_up')
    .set({ closed_at: now, closed_by: 'answered' })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('follow_up')
        .select('id')
        .where('id', '=', anyOf(ids))
        .where('closed_at', 'is', null)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
}

function first(...kinds: HandoverEventKind[]) {
  return sql<Date | null>`min(e.at) filter (where e.kind in (${sql.join(kinds)}))`
}

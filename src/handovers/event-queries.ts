import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { HandoverEventKind } from './contract.ts'
import type { Standing } from './handover.ts'

export interface NewEvent {
  readonly kind: HandoverEventKind
  readonly at: Date
  readonly actorKind: string
  readonly actorName: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** The next event of a hand-over whose row the caller has locked, and the standing that it leads to. */
export async function appendEvent(
  db: Database,
  handoverId: string,
  event: NewEvent,
  standing: Standing,
): Promise<void> {
  await db
    .with('standing', (cte) =>
      cte
        .updateTable('handover')
        .set({
          state: standing.state,
          state_at: standing.stateAt,
          open: standing.open,
          receipt_at: standing.receiptAt,
          // Nobody has to come back to it.
          ...(standing.receiptAt !== null || ['withdrawn', 'superseded'].includes(standing.state)
            ? { due_at: null, snoozed_at: null, snoozed_until: null }
            : {}),
        })
        .where('id', '=', handoverId),
    )
    .insertInto('handover_event')
    .columns(['handover_id', 'sequence', 'kind', 'at', 'actor_kind', 'actor_name', 'detail'])
    .expression((eb) =>
      eb
        .selectFrom('handover_event as e')
        .select([
          sql<string>`${handoverId}::uuid`.as('handover_id'),
          sql<number>`coalesce(max(e.sequence), 0) + 1`.as('sequence'),
          sql<string>`${event.kind}::text`.as('kind'),
          sql<Date>`${event.at}::timestamptz`.as('at'),
          sql<string>`${event.actorKind}::text`.as('actor_kind'),
          sql<string | null>`${event.actorName}::text`.as('actor_name'),
          sql<string>`${JSON.stringify(event.detail)}::jsonb`.as('detail'),
        ])
        .where('e.handover_id', '=', handoverId),
    )
    .execute()
}

export async function listEvents(db: Database, handoverId: string) {
  return await db
    .selectFrom('handover_event')
    .select([
      'sequence',
      'kind',
      'at',
      'actor_kind as actorKind',
      'actor_name as actorName',
      'detail',
    ])
    .where('handover_id', '=', handoverId)
    .orderBy('sequence')
    .execute()
}

/** Has an event of this kind with this agent class been recorded since? Fetches are coalesced by the hour. */
export async function wasFetchedSince(
  db: Database,
  handoverId: string,
  agentClass: string,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('handover_event')
    .select('sequence')
    .where('handover_id', '=', handoverId)
    .where('kind', '=', 'fetched')
    .where('at', '>', since)
    .where(sql<string>`detail ->> 'agentClass'`, '=', agentClass)
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these happened last. */
export async function findLastOf(
  db: Database,
  handoverId: string,
  kinds: readonly HandoverEventKind[],
): Promise<HandoverEventKind | undefined> {
  const row = await db
    .selectFrom('handover_event')
    .select(sql<HandoverEventKind>`kind`.as('kind'))
    .where('handover_id', '=', handoverId)
    .where('kind', 'in', kinds)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.kind
}

import { sql, type Updateable } from 'kysely'
import { containing } from '../../directory/search-text.ts'
import { selectHandoverRows, type HandoverRow } from '../../handovers/view-queries.ts'
import { anyOf } from '../../platform/compiled-query.ts'
import type { Database } from '../../platform/database.ts'
import type { Schema } from '../../platform/schema.ts'

export interface DeskHandover {
  readonly id: string
  readonly number: number
  readonly ownerId: string | null
  readonly userId: string
  readonly displayName: string
}

function selectDeskHandovers(db: Database) {
  return db
    .selectFrom('handover as h')
    .innerJoin('user_account as u', 'u.id', 'h.user_id')
    .select([
      'h.id',
      'h.number',
      'h.owner_id as ownerId',
      'h.user_id as userId',
      'u.display_name as displayName',
    ])
    .orderBy('h.number')
    .forNoKeyUpdate('h')
}

/** Locks those that there are, always in the same order: two who work the same ones wait for each other. */
export async function lockHandoversByNumber(
  db: Database,
  numbers: readonly number[],
): Promise<DeskHandover[]> {
  return await selectDeskHandovers(db).where('h.number', '=', anyOf(numbers)).execute()
}

/** What somebody owns and is not done: open without a receipt, or with something to follow up. */
export async function lockUnfinishedOf(db: Database, ownerId: string): Promise<DeskHandover[]> {
  return await selectDeskHandovers(db)
    .where('h.owner_id', '=', ownerId)
    .where(
      // Each half is found by its partial index.
      sql<boolean>`h.id in (
        select id from handover where open and receipt_at is null
        union all
        select handover_id from follow_up where closed_at is null
      )`,
    )
    .execute()
}

export type DeskChanges = Pick<
  Updateable<Schema['handover']>,
  'owner_id' | 'due_at' | 'snoozed_at' | 'snoozed_until'
>

export interface DeskEvent {
  readonly kind: 'assigned' | 'snoozed' | 'due' | 'noted'
  readonly at: Date
  readonly actorKind: string
  readonly actorName: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** The same change to hand-overs that the caller has locked, and the same event for each: two statements for all. */
export async function changeHandovers(
  db: Database,
  ids: readonly string[],
  changes: DeskChanges,
  event: DeskEvent,
): Promise<void> {
  if (ids.length === 0) return
  if (Object.keys(changes).length > 0)
    await db.updateTable('handover').set(changes).where('id', '=', anyOf(ids)).execute()
  await db
    .insertInto('handover_event')
    .columns(['handover_id', 'sequence', 'kind', 'at', 'actor_kind', 'actor_name', 'detail'])
    .expression((eb) =>
      eb
        .selectFrom('handover_event as e')
        .select([
          'e.handover_id',
          sql<number>`max(e.sequence) + 1`.as('sequence'),
          sql<string>`${event.kind}::text`.as('kind'),
          sql<Date>`${event.at}::timestamptz`.as('at'),
          sql<string>`${event.actorKind}::text`.as('actor_kind'),
          sql<string | null>`${event.actorName}::text`.as('actor_name'),
          sql<string>`${JSON.stringify(event.detail)}::jsonb`.as('detail'),
        ])
        .where('e.handover_id', '=', anyOf(ids))
        .groupBy('e.handover_id'),
    )
    .execute()
}

/** In the order that was asked. */
export async function listHandoverRows(
  db: Database,
  numbers: readonly number[],
): Promise<HandoverRow[]> {
  const rows = await selectHandoverRows(db).where('h.number', '=', anyOf(numbers)).execute()
  const found = new Map(rows.map((row) => [row.number, row]))
  return numbers.flatMap((number) => found.get(number) ?? [])
}

const OWNERS = 20

/** People who hold one of these roles and can sign in, by name. */
export async function listOwners(
  db: Database,
  { roles, search }: { roles: readonly string[]; search: string | undefined },
): Promise<{ id: string; displayName: string }[]> {
  const term = search?.trim().toLowerCase() ?? ''
  let query = db
    .selectFrom('user_account as u')
    .select(['u.id', 'u.display_name as displayName'])
    .where('u.id', 'in', (eb) =>
      eb.selectFrom('role_assignment').select('user_id').where('role', '=', anyOf(roles)),
    )
    .where('u.deleted_at', 'is', null)
    .where('u.account_enabled', '=', true)
    .orderBy('u.display_name')
    .limit(OWNERS)
  if (term !== '') query = query.where('u.search_text', 'like', containing(term))
  return await query.execute()
}

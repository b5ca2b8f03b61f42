import type { SelectQueryBuilder } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { Schema } from '../platform/schema.ts'
import type { ChainedEvent } from './chain.ts'
import type { AuditEvent, AuditFilter, AuditQuery } from './contract.ts'

const PAGE = 50
const BATCH = 1000

export async function getAuditHead(
  db: Database,
): Promise<{ sequence: number; mac: Buffer; chainFrom: number }> {
  return await db
    .selectFrom('audit_head')
    .select(['sequence', 'mac', 'chain_from as chainFrom'])
    .executeTakeFirstOrThrow()
}

/** The chain in its order, in batches, at constant memory. */
export async function* readAuditEvents(
  db: Database,
  from = 1,
): AsyncGenerator<{ event: ChainedEvent; mac: Buffer }> {
  let after = from - 1
  for (;;) {
    const rows = await selectEvents(db)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(BATCH)
      .execute()
    for (const { mac, ...event } of rows) yield { event, mac }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.sequence
  }
}

/** Those that are meant, from after one event through another, in batches, at constant memory. */
export async function* readMatchingEvents(
  db: Database,
  filter: AuditFilter,
  { after, through }: { after: number; through: number },
): AsyncGenerator<AuditEvent, void, undefined> {
  let last = after
  while (last < through) {
    const rows = await filtered(selectEvents(db), filter)
      .where('sequence', '>', last)
      .where('sequence', '<=', through)
      .orderBy('sequence')
      .limit(BATCH)
      .execute()
    for (const row of rows) yield presentEvent(row)
    if (rows.length < BATCH) return
    last = rows.at(-1)?.sequence ?? through
  }
}

/** Newest first. */
export async function listAuditEvents(
  db: Database,
  query: AuditQuery,
): Promise<{ value: AuditEvent[]; next: number | null }> {
  let matching = filtered(selectEvents(db), query)
  if (query.after !== undefined) matching = matching.where('sequence', '<', query.after)
  const rows = await matching
    .orderBy('sequence', 'desc')
    .limit(PAGE + 1)
    .execute()
  const value = rows.slice(0, PAGE).map(presentEvent)
  return { value, next: rows.length > PAGE ? (value.at(-1)?.sequence ?? null) : null }
}

function filtered<O>(
  rows: SelectQueryBuilder<Schema, 'audit_event', O>,
  { action, actorId, targetId, outcome, from, to, search }: AuditFilter,
) {
  let query = rows
  if (action !== undefined) query = query.where('action', '=', action)
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId)
  if (targetId !== undefined) query = query.where('target_id', '=', targetId)
  if (outcome !== undefined) query = query.where('outcome', '=', outcome)
  if (from !== undefined) query = query.where('occurred_at', '>=', new Date(from))
  if (to !== undefined) query = query.where('occurred_at', '<', new Date(to))
  const term = search?.trim()
  if (term !== undefined && term !== '') {
    const pattern = `%${term.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([
        eb('actor_name', 'ilike', pattern),
        eb('target_name', 'ilike', pattern),
        eb('action', 'ilike', pattern),
      ]),
    )
  }
  return query
}

type EventRow = Omit<AuditEvent, 'occurredAt' | 'mac'> & {
  readonly occurredAt: Date
  readonly mac: Buffer
}

function presentEvent({ mac, occurredAt, ...event }: EventRow): AuditEvent {
  return { ...event, occurredAt: occurredAt.toISOString(), mac: mac.toString('hex') }
}

/** The latest events of some kinds whose target is this. */
export async function listEventsAbout(
  db: Database,
  targetId: string,
  actions: readonly string[],
  limit: number,
) {
  return await selectEvents(db)
    .where('target_id', '=', targetId)
    .where('action', 'in', actions)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
}

export async function listAuditActions(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_event')
    .select('action')
    .distinct()
    .orderBy('action')
    .execute()
  return rows.map((row) => row.action)
}

function selectEvents(db: Database) {
  return db
    .selectFrom('audit_event')
    .select([
      'sequence',
      'occurred_at as occurredAt',
      'actor_kind as actorKind',
      'actor_id as actorId',
      'actor_name as actorName',
      'action',
      'outcome',
      'target_kind as targetKind',
      'target_id as targetId',
      'target_name as targetName',
      'network',
      'detail',
      'mac',
    ])
}

import { sql } from 'kysely'
import { compiledQuery, hexOf, sendWithNext } from '../platform/compiled-query.ts'
import { actorId, actorName, type Context } from '../platform/context.ts'
import type { AuditEntry } from './audit-entry.ts'
import { chainMac, type ChainedEvent } from './chain.ts'

/** An entry, and who did it. */
export interface Noted {
  readonly by: Context
  readonly entry: AuditEntry
}

/** Appends to the chain. Locks its head until the caller's transaction ends, so it comes last. */
export async function appendAudit(
  tx: Pick<Context, 'db' | 'keys'>,
  noted: readonly Noted[],
): Promise<void> {
  if (noted.length === 0) return
  const key = tx.keys.derive('audit')
  const [head] = await lockHead(tx.db, {})
  if (head === undefined) throw new Error('The audit chain has lost its head.')
  let { sequence, mac } = head

  const rows = noted.map(({ by, entry }) => {
    sequence++
    const event = chainedEvent(by, entry, sequence)
    mac = chainMac(key, mac, event)
    return { event, mac }
  })
  await sendWithNext(
    tx.db,
    insertEvents.statement(tx.db, {
      sequence,
      mac,
      events: JSON.stringify(rows.map(({ event, mac: eventMac }) => eventRow(event, eventMac))),
    }),
  )
}

const lockHead = compiledQuery([], (db) =>
  db.selectFrom('audit_head').select(['sequence', 'mac']).forUpdate(),
)

/** The head moves in the statement that inserts, and that leaves together with the commit. */
const insertEvents = compiledQuery(
  ['sequence', 'mac', 'events'],
  (db, { sequence, mac, events }: { sequence: number; mac: Buffer; events: string }) =>
    db
      .with('moved', (cte) => cte.updateTable('audit_head').set({ sequence, mac }))
      .insertInto('audit_event')
      .expression(sql`select * from jsonb_populate_recordset(null::audit_event, ${events}::jsonb)`),
)

/** As the table has it: bytes are text in JSON. */
function eventRow(event: ChainedEvent, mac: Buffer): Record<string, unknown> {
  return {
    sequence: event.sequence,
    occurred_at: event.occurredAt,
    actor_kind: event.actorKind,
    actor_id: event.actorId,
    actor_name: event.actorName,
    action: event.action,
    outcome: event.outcome,
    target_kind: event.targetKind,
    target_id: event.targetId,
    target_name: event.targetName,
    network: event.network,
    detail: event.detail,
    mac: hexOf(mac),
  }
}

function chainedEvent(
  ctx: Context,
  { action, outcome = 'success', target, detail = {} }: AuditEntry,
  sequence: number,
): ChainedEvent & { outcome: 'success' | 'refused' } {
  return {
    sequence,
    occurredAt: ctx.now(),
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx.actor),
    actorName: actorName(ctx.actor),
    action,
    outcome,
    targetKind: target?.kind ?? null,
    targetId: target?.id ?? null,
    targetName: target?.name ?? null,
    network: ctx.network === '' ? null : ctx.network,
    detail: Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined)),
  }
}

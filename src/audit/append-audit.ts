import { sql } from 'kysely'
import { actorId, actorName, type Context } from '../platform/context.ts'
import type { AuditEntry } from './audit-entry.ts'
import { chainMac, type ChainedEvent } from './chain.ts'

/** Appends to the chain. Locks its head until the caller's transaction ends, so it comes last. */
export async function appendAudit(tx: Context, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const key = tx.keys.derive('audit')
  let { sequence, mac } = await tx.db
    .selectFrom('audit_head')
    .select(['sequence', 'mac'])
    .forUpdate()
    .executeTakeFirstOrThrow()

  const rows = entries.map((entry) => {
    sequence++
    const event = chainedEvent(tx, entry, sequence)
    mac = chainMac(key, mac, event)
    return { event, mac }
  })
  // One round trip: the head moves in the statement that inserts.
  await tx.db
    .with('moved', (db) => db.updateTable('audit_head').set({ sequence, mac }))
    .insertInto('audit_event')
    .values(
      rows.map(({ event, mac: eventMac }) => ({
        sequence: event.sequence,
        occurred_at: event.occurredAt,
        actor_kind: tx.actor.kind,
        actor_id: event.actorId,
        actor_name: event.actorName,
        action: event.action,
        outcome: event.outcome,
        target_kind: event.targetKind,
        target_id: event.targetId,
        target_name: event.targetName,
        network: event.network,
        detail: sql`${JSON.stringify(event.detail)}::jsonb`,
        mac: eventMac,
      })),
    )
    .execute()
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

import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { actorName } from '../platform/context.ts'
import type { AcceptedMessage } from '../platform/listeners.ts'

/**
 * The same as `followDelivery` with `accepted`, for many at once: those hand-overs that wait for nothing else (queued,
 * with nothing to follow up), for which it is an event and a state and no more. Answers their messages; all others
 * are told one by one. Who is being worked on is not waited for, so that no two can wait for each other.
 */
export async function followDeliveries(
  tx: Context,
  accepted: readonly AcceptedMessage[],
): Promise<ReadonlySet<string>> {
  if (accepted.length === 0) return new Set()
  const now = tx.now()
  const { rows } = await sql<{ deliveryId: string }>`
    with plain as materialized (
      select h.id, a.delivery_id, a.transport
      from unnest(
        ${accepted.map(({ deliveryId }) => deliveryId)}::uuid[],
        ${accepted.map(({ handoverId }) => handoverId)}::uuid[],
        ${accepted.map(({ transport }) => transport)}::text[]
      ) as a (delivery_id, handover_id, transport)
      join handover as h on h.id = a.handover_id
      where h.state = 'queued' and h.open and h.receipt_at is null
        and not exists (
          select from follow_up as f where f.handover_id = h.id and f.closed_at is null
        )
      order by h.id
      for update of h skip locked
    ), moved as (
      update handover as h set state = 'accepted', state_at = ${now}
      from plain where h.id = plain.id
    ), told as (
      insert into handover_event (handover_id, sequence, kind, at, actor_kind, actor_name, detail)
      select plain.id,
        (select coalesce(max(e.sequence), 0) + 1 from handover_event as e where e.handover_id = plain.id),
        'accepted', ${now}, ${tx.actor.kind}, ${actorName(tx.actor)},
        jsonb_build_object('transport', plain.transport)
      from plain
    )
    select delivery_id as "deliveryId" from plain`.execute(tx.db)
  return new Set(rows.map(({ deliveryId }) => deliveryId))
}

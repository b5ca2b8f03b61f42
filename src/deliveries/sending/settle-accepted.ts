import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { REMINDER_KIND } from '../message.ts'
import { recordResult, type TriedDelivery } from './record-result.ts'

export interface AcceptedDelivery extends TriedDelivery {
  readonly serverAnswer: string
}

/**
 * Messages that a server took, together: one transaction costs little more for fifty than for one. With those
 * for which anything else is to be thought of, or of which somebody holds the hand-over just now, each goes its own
 * way; so do all if anything goes wrong with them together.
 */
export async function settleAccepted(
  ctx: Context,
  accepted: readonly AcceptedDelivery[],
): Promise<void> {
  for (const delivery of await settleTogether(ctx, accepted))
    await recordResult(ctx, delivery, { fate: 'accepted', serverAnswer: delivery.serverAnswer })
}

/** Answers those that are left. */
async function settleTogether(
  ctx: Context,
  accepted: readonly AcceptedDelivery[],
): Promise<readonly AcceptedDelivery[]> {
  if (accepted.length === 1) return accepted
  try {
    return await ctx.db.transaction().execute(async (db) => {
      const tx = { ...ctx, db }
      const told = await tx.listeners.deliveriesAccepted(
        tx,
        accepted.flatMap(({ id, kind, handoverId, transport }) =>
          handoverId === null || transport === null || kind === REMINDER_KIND
            ? []
            : [{ deliveryId: id, handoverId, transport }],
        ),
      )
      const plain = accepted.filter(({ id, handoverId }) => handoverId === null || told.has(id))
      const settled = await settle(db, plain, tx.now())
      // It was settled or cancelled meanwhile, so its hand-over was told in vain: nothing of this stands.
      if ([...told].some((id) => !settled.has(id))) throw new Error('A message was overtaken.')
      return accepted.filter(({ id }) => !settled.has(id))
    })
  } catch (error) {
    ctx.log.info({ err: error, messages: accepted.length }, 'messages are settled one by one')
    return accepted
  }
}

async function settle(
  db: Database,
  deliveries: readonly AcceptedDelivery[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (deliveries.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    update delivery as d
    set status = 'accepted', reason = null, server_answer = s.answer, sealed_payload = null,
      leased_until = null, settled_at = ${now}
    from unnest(
      ${deliveries.map(({ id }) => id)}::uuid[],
      ${deliveries.map(({ serverAnswer }) => serverAnswer)}::text[]
    ) as s (id, answer)
    where d.id = s.id and d.status in ('queued', 'delayed')
    returning d.id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

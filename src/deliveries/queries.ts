import { sql } from 'kysely'
import { anyOf } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'

/**
 * The message has left, or never will: its text is gone. Answers whether that was news: it may have been
 * cancelled meanwhile, and only its having left all the same is still worth knowing.
 */
export async function settleDelivery(
  db: Database,
  id: string,
  settled: {
    status: 'accepted' | 'failed'
    reason: string | null
    serverAnswer: string | null
    now: Date
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({
      status: settled.status,
      reason: settled.reason,
      server_answer: settled.serverAnswer,
      sealed_payload: null,
      leased_until: null,
      settled_at: settled.now,
    })
    .where('id', '=', id)
    .where(
      'status',
      'in',
      settled.status === 'accepted' ? ['queued', 'delayed', 'cancelled'] : ['queued', 'delayed'],
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Answers whether it still waits. */
export async function postponeDelivery(
  db: Database,
  id: string,
  postponed: { dueAt: Date; reason: string; serverAnswer: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({
      status: 'delayed',
      reason: postponed.reason,
      server_answer: postponed.serverAnswer,
      due_at: postponed.dueAt,
      leased_until: null,
    })
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'delayed'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives a message back as it was: a fault of the transport is no attempt. */
export async function releaseDelivery(db: Database, id: string): Promise<void> {
  await releaseDeliveries(db, [id])
}

export async function releaseDeliveries(db: Database, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ leased_until: null, attempts: sql`greatest(attempts - 1, 0)` })
    .where('id', '=', anyOf(ids))
    .where('status', 'in', ['queued', 'delayed'])
    .execute()
}

export async function countWaiting(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', 'in', ['queued', 'delayed'])
    .executeTakeFirstOrThrow()
  return count
}

/** Wakes the workers when this transaction commits, as a new message does. */
export async function announceDue(db: Database): Promise<void> {
  await sql`select pg_notify('kvittens_delivery', '')`.execute(db)
}

/** Of users who are being erased: one pass for all of them. */
export async function deleteDeliveriesOf(db: Database, userIds: readonly string[]): Promise<void> {
  await db.deleteFrom('delivery').where('user_id', '=', anyOf(userIds)).execute()
}

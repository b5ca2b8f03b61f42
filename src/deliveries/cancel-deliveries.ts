import type { Context } from '../platform/context.ts'
import { REMINDER_KIND } from './message.ts'

/**
 * Ends a hand-over's waiting messages. One that a worker is just sending may still arrive, but it isn't tried
 * again: not after a failed attempt, and not when the worker dies and its lease runs out.
 */
export async function cancelDeliveries(tx: Context, handoverId: string): Promise<void> {
  await cancelWaiting(tx, handoverId).execute()
}

/** Keeps a hand-over's message from leaving. Says whether that was possible: no worker had it yet. */
export async function holdBackDeliveries(tx: Context, handoverId: string): Promise<boolean> {
  const { numUpdatedRows } = await cancelWaiting(tx, handoverId)
    .where('kind', '!=', REMINDER_KIND)
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', tx.now())]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What was to be reminded of has happened. One that a worker is just sending is left to it. */
export async function cancelReminders(tx: Context, handoverId: string): Promise<void> {
  await cancelWaiting(tx, handoverId)
    .where('kind', '=', REMINDER_KIND)
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', tx.now())]))
    .execute()
}

function cancelWaiting(tx: Context, handoverId: string) {
  return tx.db
    .updateTable('delivery')
    .set({ status: 'cancelled', sealed_payload: null, leased_until: null, settled_at: tx.now() })
    .where('handover_id', '=', handoverId)
    .where('status', 'in', ['queued', 'delayed'])
}

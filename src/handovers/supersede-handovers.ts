import { cancelDeliveries } from '../deliveries/cancel-deliveries.ts'
import type { Context } from '../platform/context.ts'
import { lockHandover } from './queries.ts'
import { recordEvent } from './record-event.ts'

/**
 * A newer hand-over, or another way in (`newerId` null), ends the older ones: their links, their secrets
 * and their waiting messages (S15).
 */
export async function supersedeHandovers(
  tx: Context,
  ids: readonly string[],
  newerId: string | null,
): Promise<void> {
  for (const id of ids) {
    const handover = await lockHandover(tx.db, id)
    await cancelDeliveries(tx, id)
    await recordEvent(tx, handover, 'superseded')
    await tx.db
      .updateTable('handover')
      .set({ superseded_by: newerId })
      .where('id', '=', id)
      .execute()
  }
}

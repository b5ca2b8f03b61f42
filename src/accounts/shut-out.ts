import { cancelDeliveries } from '../deliveries/cancel-deliveries.ts'
import { releaseHandovers } from '../follow-ups/desk/release-handovers.ts'
import { endCredential } from '../handovers/end-handover.ts'
import { listOpenHandovers, lockHandover } from '../handovers/queries.ts'
import { recordEvent } from '../handovers/record-event.ts'
import type { Context } from '../platform/context.ts'
import { deleteSessionsOf } from '../sessions/queries.ts'

/**
 * Nobody comes in any more: sessions end (S21), and whoever is shut out gets no credential: links,
 * secrets and waiting messages end too. What they started goes on, for others to work (S26).
 */
export async function shutOut(
  tx: Context,
  id: string,
): Promise<{ sessionsEnded: number; handoversWithdrawn: number; handoversReleased: number }> {
  return {
    sessionsEnded: await deleteSessionsOf(tx.db, id),
    handoversWithdrawn: await withdrawOpenHandovers(tx, id),
    handoversReleased: await releaseHandovers(tx, id),
  }
}

async function withdrawOpenHandovers(tx: Context, userId: string): Promise<number> {
  const ids = await listOpenHandovers(tx.db, userId)
  for (const id of ids) {
    const handover = await lockHandover(tx.db, id)
    if (!handover.open) continue
    await cancelDeliveries(tx, id)
    await endCredential(tx, handover)
    await recordEvent(tx, handover, 'withdrawn')
  }
  return ids.length
}

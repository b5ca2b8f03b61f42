import type { Context } from '../platform/context.ts'
import type { DeliveryFate } from '../platform/listeners.ts'
import { lockHandover } from './queries.ts'
import { recordEvent } from './record-event.ts'

/** What became of its message is an event of the hand-over, in the transaction that settles the message. */
export async function followDelivery(
  tx: Context,
  { handoverId, fate, reason, serverAnswer, report }: DeliveryFate,
): Promise<void> {
  const handover = await lockHandover(tx.db, handoverId)
  const detail = {
    ...(reason !== null && { reason }),
    ...(serverAnswer !== null && fate !== 'accepted' && { serverAnswer }),
    ...(report !== undefined && {
      reportedBy: report.source,
      ...(report.status !== null && { status: report.status }),
    }),
  }
  await recordEvent(tx, handover, fate, detail)
}

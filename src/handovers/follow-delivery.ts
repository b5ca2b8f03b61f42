import type { Context } from '../platform/context.ts'
import type { DeliveryFate } from '../platform/listeners.ts'
import { cancelReminders } from '../deliveries/cancel-deliveries.ts'
import { REMINDER_KIND } from '../deliveries/message.ts'
import { lockHandover } from './queries.ts'
import { recordEvent } from './record-event.ts'

/** What a reminder's fate says of the hand-over: whether its address works, and not that the first message arrived. */
const TELLING: readonly DeliveryFate['fate'][] = ['failed', 'complained', 'autoReply']

/** What became of its message is an event of the hand-over, in the transaction that settles the message. */
export async function followDelivery(
  tx: Context,
  { handoverId, messageKind, fate, reason, serverAnswer, transport, report }: DeliveryFate,
): Promise<void> {
  const isReminder = messageKind === REMINDER_KIND
  if (isReminder && !TELLING.includes(fate)) return
  const handover = await lockHandover(tx.db, handoverId)
  const detail = {
    ...(reason !== null && { reason }),
    ...(serverAnswer !== null && fate !== 'accepted' && { serverAnswer }),
    ...(transport !== undefined && { transport }),
    ...(report !== undefined && {
      reportedBy: report.source,
      ...(report.status !== null && { status: report.status }),
    }),
    ...(isReminder && { reminder: true }),
  }
  await recordEvent(tx, handover, fate, detail)
  // A reminder that fails is settled by its own worker.
  if (fate === 'failed' && !isReminder) await cancelReminders(tx, handoverId)
}

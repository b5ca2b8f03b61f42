import { randomUUID } from 'node:crypto'
import { type Insertable, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Language } from '../platform/language.ts'
import type { Schema } from '../platform/schema.ts'
import type { Message } from './message.ts'
import { reportTag } from './reports/verp.ts'

export interface QueuedMessage {
  readonly message: Message
  readonly recipient: string
  readonly language: Language
  readonly userId: string | null
  /** Whose fate is told to the hand-over; null for notices. */
  readonly handoverId: string | null
  readonly dueAt: Date
  /** After this it is of no use to anybody and fails. */
  readonly giveUpAt: Date
}

/**
 * Promises messages in the caller's transaction. A worker sends each after the commit, at least once and
 * always with the same Message-ID and text. The text is sealed and goes when the message has left.
 */
export async function queueDeliveries(
  tx: Context,
  messages: readonly QueuedMessage[],
): Promise<void> {
  if (messages.length === 0) return
  await tx.db.insertInto('delivery').values(deliveryRows(tx, messages)).execute()
}

/** That a link went to a new destination is never coalesced into a later notice: its own kind (S13, S19). */
function kindOf(message: Message): string {
  const isNewDestination = message.template === 'noticeReset' && !message.parameters.onFile
  return isNewDestination ? 'noticeNewDestination' : message.template
}

/** The rows that `queueDeliveries` inserts, for a command that writes them together with its own. */
export function deliveryRows(
  tx: Context,
  messages: readonly QueuedMessage[],
): Insertable<Schema['delivery']>[] {
  const domain = new URL(tx.publicUrl).hostname
  return messages.map((queued) => {
    const id = randomUUID()
    return {
      id,
      kind: kindOf(queued.message),
      handover_id: queued.handoverId,
      user_id: queued.userId,
      recipient: queued.recipient,
      language: queued.language,
      // Proves itself when it comes back in a report.
      message_id: `<${reportTag(tx.keys.derive('report'), id)}@${domain}>`,
      sealed_payload: tx.keys.seal('delivery', id, JSON.stringify(queued.message)),
      status: 'queued',
      lane: tx.lane ?? 'interactive',
      created_at: tx.now(),
      due_at: queued.dueAt,
      give_up_at: queued.giveUpAt,
    }
  })
}

/** Brings forward what was delayed: used when somebody has repaired the transport. */
export async function makeDue(tx: Context): Promise<void> {
  await tx.db
    .updateTable('delivery')
    .set({ due_at: sql`least(due_at, ${tx.now()})` })
    .where('status', '=', 'delayed')
    .execute()
}

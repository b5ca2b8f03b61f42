import { cancelReminders } from '../deliveries/cancel-deliveries.ts'
import type { Context } from '../platform/context.ts'
import { actorName } from '../platform/context.ts'
import type { HandoverEventKind } from './contract.ts'
import { appendEvent } from './event-queries.ts'
import { afterEvent, type Standing } from './handover.ts'
import { eraseSecret } from './queries.ts'

/** After these nobody needs reminding. Whoever ends a hand-over cancels all its messages. */
const ANSWERS: readonly HandoverEventKind[] = [
  'revealed',
  'acknowledged',
  'set',
  'signedIn',
  'changed',
  'confirmed',
  'pinBurned',
]

/**
 * Adds an event to a hand-over that the caller has locked, keeps its standing, erases the secret when
 * nobody has use of it any more, and tells those who follow up.
 */
export async function recordEvent<T extends Standing & { readonly id: string }>(
  tx: Context,
  handover: T,
  kind: HandoverEventKind,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const event = {
    kind,
    at: tx.now(),
    actorKind: tx.actor.kind,
    actorName: actorName(tx.actor),
    detail,
  }
  const standing = afterEvent(handover, event)
  // First: the database lets no hand-over close that still holds a secret.
  if (handover.open && !standing.open) await eraseSecret(tx.db, handover.id)
  await appendEvent(tx.db, handover.id, event, standing)
  if (ANSWERS.includes(kind)) await cancelReminders(tx, handover.id)
  await tx.listeners.handoverNews(tx, {
    handoverId: handover.id,
    kind,
    state: standing.state,
    receipt: standing.receiptAt !== null,
    closed: !standing.open,
  })
  return { ...handover, ...standing }
}

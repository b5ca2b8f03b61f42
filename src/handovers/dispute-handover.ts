import { inTransaction } from '../audit/in-transaction.ts'
import { lockCredential, saveCredential } from '../credentials/queries.ts'
import { cancelDeliveries } from '../deliveries/cancel-deliveries.ts'
import type { Context } from '../platform/context.ts'
import { placeOf } from '../platform/place.ts'
import { deleteSessionsOf } from '../sessions/queries.ts'
import { type AnswerRefusal, type OpenedLink, proveName } from './answer-link.ts'
import { referenceOf } from './handover.ts'
import { type Handover, lockHandover } from './queries.ts'
import { recordEvent } from './record-event.ts'

/** "This wasn't me": ends the credential and every session at once, and calls an operator (S30). */
export async function disputeHandover(
  ctx: Context,
  link: OpenedLink,
  answer: string,
): Promise<{ readonly outcome: 'disputed' } | AnswerRefusal> {
  const refusal = await proveName(ctx, link, answer)
  if (refusal !== undefined) return refusal
  const { user } = link
  return await inTransaction(ctx, async (tx) => {
    const handover = await lockHandover(tx.db, link.handover.id)
    if (handover.state === 'disputed') return { outcome: 'disputed' }
    const scrambled = await recordDispute(tx, handover, placeOf(tx))
    tx.audit({
      action: 'handover.disputed',
      target: { kind: 'user', id: user.id, name: user.displayName },
      detail: { handover: referenceOf(handover.number), passwordScrambled: scrambled },
    })
    return { outcome: 'disputed' }
  })
}

/** Ends what came of a hand-over that the caller has locked. Answers whether there was a password to end. */
export async function recordDispute(
  tx: Context,
  handover: Handover,
  detail: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  await cancelDeliveries(tx, handover.id)
  const scrambled = await scrambleWhatCameOfIt(tx, handover)
  await recordEvent(tx, handover, 'disputed', detail)
  return scrambled
}

/**
 * The credential of this hand-over, and also the password that somebody set or changed straight from it:
 * whoever did wasn't the owner. A later reset's credential is left alone.
 */
async function scrambleWhatCameOfIt(tx: Context, handover: Handover): Promise<boolean> {
  const credential = await lockCredential(tx.db, handover.userId)
  if (credential === undefined || credential.version > handover.credentialVersion + 1) return false
  if (credential.handoverId !== null && credential.handoverId !== handover.id) return false
  await saveCredential(tx.db, {
    userId: handover.userId,
    hash: null,
    mustChange: true,
    handoverId: null,
    expiresAt: tx.now(),
    changedAt: tx.now(),
  })
  await deleteSessionsOf(tx.db, handover.userId)
  return true
}

import type { Context } from '../../platform/context.ts'
import { nextAttemptAt } from '../attempt-schedule.ts'
import { isHardBounce, statusIn } from '../bounce.ts'
import type { DueDelivery } from '../claim-deliveries.ts'
import { postponeDelivery, releaseDelivery, settleDelivery } from '../queries.ts'
import type { SendResult } from '../smtp-transport.ts'
import { suppressAddress } from '../suppression.ts'
import { pauseTransport } from '../transport-queries.ts'

/** With the name of the transport that tried it; null: it never came so far. */
export type TriedDelivery = DueDelivery & { readonly transport: string | null }

/** What became of one message, with all that may follow from it, in a transaction of its own. */
export async function recordResult(
  ctx: Context,
  delivery: TriedDelivery,
  result: SendResult,
): Promise<void> {
  const now = ctx.now()
  switch (result.fate) {
    case 'accepted':
      return await settle(ctx, delivery, 'accepted', null, result.serverAnswer)
    case 'failed':
      return await settle(ctx, delivery, 'failed', result.reason, result.serverAnswer)
    case 'paused':
      await releaseDelivery(ctx.db, delivery.id)
      await pauseTransport(ctx.db, delivery.transport ?? '', {
        reason: result.reason,
        serverAnswer: result.serverAnswer,
        now,
        retryAt: new Date(now.getTime() + result.recheckSeconds * 1000),
      })
      ctx.log.warn({ transport: delivery.transport, reason: result.reason }, 'mail is paused')
      return
    case 'later': {
      const dueAt = nextAttemptAt(delivery.attempts, now, {
        queuedAt: delivery.createdAt,
        expiresAt: delivery.giveUpAt,
        waitSeconds: result.waitSeconds,
      })
      if (dueAt === undefined)
        return await settle(ctx, delivery, 'failed', 'gaveUp', result.serverAnswer)
      await unlessOvertaken(ctx, async (tx) => {
        await tell(tx, delivery, 'delayed', result.reason, result.serverAnswer)
        return await postponeDelivery(tx.db, delivery.id, { ...result, dueAt })
      })
    }
  }
}

/** Sealed under a key that is lost: this one fails visibly, the rest goes on. */
export async function recordLostKey(ctx: Context, delivery: DueDelivery): Promise<void> {
  await settle(ctx, { ...delivery, transport: null }, 'failed', 'keyLost', null)
}

async function settle(
  ctx: Context,
  delivery: TriedDelivery,
  status: 'accepted' | 'failed',
  reason: string | null,
  serverAnswer: string | null,
): Promise<void> {
  await unlessOvertaken(ctx, async (tx) => {
    await tell(tx, delivery, status, reason, serverAnswer)
    const now = tx.now()
    const settled = { status, reason, serverAnswer, now }
    if (!(await settleDelivery(tx.db, delivery.id, settled))) return false
    const bounce = statusIn(serverAnswer)
    if (status === 'failed' && isHardBounce(bounce, reason))
      await suppressAddress(tx, {
        recipient: delivery.recipient,
        reason: 'bounced',
        status: bounce,
        diagnostic: serverAnswer,
        deliveryId: delivery.id,
      })
    return true
  })
}

class Overtaken extends Error {}

/**
 * While a message was being sent, it may have been cancelled, or sent by another worker once the lease had
 * run out: `record` then answers false, and nothing is recorded. It tells the hand-over first and changes the
 * message after that, the order in which a cancellation takes its locks too.
 */
async function unlessOvertaken(
  ctx: Context,
  record: (tx: Context) => Promise<boolean>,
): Promise<void> {
  try {
    await ctx.db.transaction().execute(async (db) => {
      if (!(await record({ ...ctx, db }))) throw new Overtaken()
    })
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
  }
}

async function tell(
  tx: Context,
  { id, handoverId, kind, transport }: TriedDelivery,
  fate: 'accepted' | 'delayed' | 'failed',
  reason: string | null,
  serverAnswer: string | null,
): Promise<void> {
  if (handoverId === null) return
  await tx.listeners.deliveryFate(tx, {
    deliveryId: id,
    handoverId,
    messageKind: kind,
    fate,
    reason,
    serverAnswer,
    ...(transport !== null && { transport }),
  })
}

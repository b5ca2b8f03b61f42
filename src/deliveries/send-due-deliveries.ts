import type { Organisation } from '../organisation/organisation.ts'
import { getOrganisation } from '../organisation/queries.ts'
import type { Context } from '../platform/context.ts'
import { nextAttemptAt } from './attempt-schedule.ts'
import { isHardBounce, statusIn } from './bounce.ts'
import type { Message } from './message.ts'
import { renderMessage } from './messages.tsx'
import {
  claimDueDeliveries,
  type DueDelivery,
  getTransportState,
  pauseTransport,
  postponeDelivery,
  releaseDelivery,
  resumeTransport,
  settleDelivery,
} from './queries.ts'
import type { MailTransport, SendResult } from './smtp-transport.ts'
import { suppressAddress } from './suppression.ts'

const BATCH = 20
const LEASE_MS = 3 * 60_000

/** Sends what is due. Answers how many messages it took; call again while it is not 0. */
export async function sendDueDeliveries(
  ctx: Context,
  transport: MailTransport | undefined,
): Promise<number> {
  const state = await getTransportState(ctx.db)
  const now = ctx.now()
  if (transport === undefined) {
    if (state.reason !== 'notConfigured')
      await pauseTransport(ctx.db, {
        reason: 'notConfigured',
        serverAnswer: null,
        now,
        retryAt: null,
      })
    return 0
  }
  // Whoever configured a transport has started the server anew.
  if (state.reason === 'notConfigured') await resumeTransport(ctx.db)
  const paused = state.state === 'paused' && state.reason !== 'notConfigured'
  if (paused && (state.retryAt === null || state.retryAt > now)) return 0
  // One message shows whether a paused transport works again.
  const due = await claimDueDeliveries(ctx.db, {
    now,
    leaseMs: LEASE_MS,
    limit: paused ? 1 : BATCH,
  })
  if (due.length === 0) return 0
  const organisation = await getOrganisation(ctx.db)
  const results = await Promise.all(
    due.map((delivery) => sendDelivery(ctx, transport, organisation, delivery)),
  )
  if (paused && results.every((fate) => fate !== 'paused')) await resumeTransport(ctx.db)
  return results.every((fate) => fate === 'paused') ? 0 : due.length
}

async function sendDelivery(
  ctx: Context,
  transport: MailTransport,
  organisation: Organisation,
  delivery: DueDelivery,
): Promise<SendResult['fate']> {
  const message = openMessage(ctx, delivery)
  if (message === undefined) {
    // Sealed under a key that is lost: this one fails visibly, the rest goes on.
    await settle(ctx, delivery, 'failed', 'keyLost', null)
    return 'failed'
  }
  const result = await transport.send({
    id: delivery.id,
    messageId: delivery.messageId,
    recipient: delivery.recipient,
    mail: renderMessage(message, delivery.language, {
      ...organisation,
      timeZone: organisation.followUpPolicy.timeZone,
    }),
  })
  await recordResult(ctx, delivery, result)
  return result.fate
}

function openMessage(ctx: Context, { id, sealedPayload }: DueDelivery): Message | undefined {
  try {
    return JSON.parse(ctx.keys.open('delivery', id, sealedPayload)) as Message
  } catch (error) {
    ctx.log.error({ err: error, deliveryId: id }, 'a sealed message could not be opened')
    return undefined
  }
}

async function recordResult(
  ctx: Context,
  delivery: DueDelivery,
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
      await pauseTransport(ctx.db, {
        reason: result.reason,
        serverAnswer: result.serverAnswer,
        now,
        retryAt: new Date(now.getTime() + result.recheckSeconds * 1000),
      })
      ctx.log.warn({ reason: result.reason }, 'mail is paused')
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

async function settle(
  ctx: Context,
  delivery: DueDelivery,
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
  { id, handoverId, kind }: DueDelivery,
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
  })
}

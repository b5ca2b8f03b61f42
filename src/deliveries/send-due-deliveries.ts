import type { Organisation } from '../organisation/organisation.ts'
import { getOrganisation } from '../organisation/queries.ts'
import type { Lane } from '../platform/argon2.ts'
import type { Context } from '../platform/context.ts'
import { nextAttemptAt } from './attempt-schedule.ts'
import { isHardBounce, statusIn } from './bounce.ts'
import type { Message } from './message.ts'
import { renderMessage } from './messages.tsx'
import { type Claim, claimShare, type DueDelivery, giveBackUse } from './claim-deliveries.ts'
import { postponeDelivery, releaseDelivery, settleDelivery } from './queries.ts'
import type { MailTransport, SendResult } from './smtp-transport.ts'
import { suppressAddress } from './suppression.ts'
import { type Share, sharesOf } from './transport-choice.ts'
import {
  isRegistered,
  listTransportStates,
  pauseTransport,
  registerTransports,
  resumeTransport,
} from './transport-queries.ts'

const BATCH = 20
/** In this order: bulk fills up what those leave that somebody waits for. */
const LANES: readonly Lane[] = ['interactive', 'bulk']
const LEASE_MS = 3 * 60_000

/**
 * Sends what is due, each message by the transport that is chosen for it now. Answers how much it could do; call
 * again while it is not 0.
 */
export async function sendDueDeliveries(
  ctx: Context,
  transports: readonly MailTransport[],
): Promise<number> {
  const now = ctx.now()
  let states = await listTransportStates(ctx.db)
  if (!isRegistered(states, transports)) {
    await registerTransports(ctx.db, transports, now)
    states = await listTransportStates(ctx.db)
  }
  // One after the other: who shows whether a transport works again has the first pick.
  const claims: { transport: MailTransport; share: Share; claim: Claim }[] = []
  for (const share of LANES.flatMap((lane) => sharesOf(states, now, lane))) {
    const transport = transports.find(({ name }) => name === share.transport)
    if (transport === undefined) continue
    const taken = claims
      .filter((each) => each.transport === transport)
      .reduce((sum, each) => sum + each.claim.deliveries.length, 0)
    if (taken === BATCH) continue
    const claim = await claimShare(ctx.db, share, {
      now,
      leaseMs: LEASE_MS,
      limit: BATCH - taken,
      limits: transport.limits,
    })
    claims.push({ transport, share, claim })
  }
  const done = await Promise.all(
    claims.map(({ transport, share, claim }) => sendClaimed(ctx, transport, share, claim)),
  )
  return done.reduce((sum, each) => sum + each, 0)
}

async function sendClaimed(
  ctx: Context,
  transport: MailTransport,
  share: Share,
  { deliveries, countedIn, wasLimited }: Claim,
): Promise<number> {
  const { name } = transport
  if (deliveries.length === 0) return wasLimited ? 1 : 0
  const organisation = await getOrganisation(ctx.db)
  const results = await Promise.all(
    deliveries.map((delivery) => sendDelivery(ctx, transport, organisation, delivery)),
  )
  const kept = results.filter((result) => result.fate === 'accepted' || isAmbiguous(result))
  await giveBackUse(ctx.db, name, countedIn, deliveries.length - kept.length)
  if (share.isProbe && results.every(({ fate }) => fate !== 'paused'))
    await resumeTransport(ctx.db, name)
  return deliveries.length
}

/** The server may have it: it counts, and is left to the same transport. */
function isAmbiguous(result: SendResult): boolean {
  return result.fate === 'later' && result.reason === 'connectionLostAfterSending'
}

async function sendDelivery(
  ctx: Context,
  transport: MailTransport,
  organisation: Organisation,
  delivery: DueDelivery,
): Promise<SendResult> {
  const message = openMessage(ctx, delivery)
  if (message === undefined) {
    // Sealed under a key that is lost: this one fails visibly, the rest goes on.
    await settle(ctx, { ...delivery, transport: null }, 'failed', 'keyLost', null)
    return { fate: 'failed', reason: 'unexpected', serverAnswer: '' }
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
  await recordResult(ctx, { ...delivery, transport: transport.name }, result)
  return result
}

function openMessage(ctx: Context, { id, sealedPayload }: DueDelivery): Message | undefined {
  try {
    return JSON.parse(ctx.keys.open('delivery', id, sealedPayload)) as Message
  } catch (error) {
    ctx.log.error({ err: error, deliveryId: id }, 'a sealed message could not be opened')
    return undefined
  }
}

/** With the name of the transport that tried it. */
type TriedDelivery = DueDelivery & { readonly transport: string | null }

async function recordResult(
  ctx: Context,
  delivery: DueDelivery & { readonly transport: string },
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
      await pauseTransport(ctx.db, delivery.transport, {
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

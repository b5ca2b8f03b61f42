import { getOrganisation } from '../../organisation/queries.ts'
import type { Lane } from '../../platform/argon2.ts'
import type { Context } from '../../platform/context.ts'
import { claimShare, type DueDelivery, renewLeases } from '../claim-deliveries.ts'
import type { Message } from '../message.ts'
import { renderMessage } from '../messages.tsx'
import { releaseDeliveries } from '../queries.ts'
import type { MailTransport, SendResult } from '../smtp-transport.ts'
import { sharesOf } from '../transport-choice.ts'
import { isRegistered, listTransportStates, registerTransports } from '../transport-queries.ts'
import { giveBack, outcomeRecorder } from './outcome-recorder.ts'
import { type HeldDelivery, type SendQueue, sendQueue } from './send-queue.ts'

const LEASE_MS = 3 * 60_000
/** What waits in hand for longer is asked for again: whether it is still wanted, and ours. */
const RENEW_EVERY_MS = 10_000
/** In this order: bulk fills up what those leave that somebody waits for. */
const LANES: readonly Lane[] = ['interactive', 'bulk']

export interface MailSender {
  /** Claims what is due as far as there is room, and begins to send it. Answers whether to look again at once. */
  look(): Promise<boolean>
  /** Whether messages are under way, or their outcomes not recorded yet. */
  isBusy(): boolean
  /** How many have been done with since the last call. */
  takeDone(): number
  /** Gives back what nobody has begun to send, and ends with what is under way. */
  stop(): Promise<void>
}

/**
 * Sends what is due, each message by the transport that is chosen for it now, all transports at the same time.
 * `onRoom` tells that it is worth looking again.
 */
export function mailSender(
  ctx: Context,
  transports: readonly MailTransport[],
  onRoom: () => void,
): MailSender {
  let done = 0
  let failure: { readonly error: unknown } | undefined
  let renewedAt = performance.now()
  let onEnd: (() => void) | undefined
  const tellRoom = (): void => {
    onRoom()
    onEnd?.()
  }
  const recorder = outcomeRecorder(ctx, {
    onError: (error) => (failure = { error }),
    onIdle: tellRoom,
  })
  const queues = new Map(
    transports.map((transport) => [transport.name, sendQueue(transport, send, tellRoom)]),
  )
  const isBusy = (): boolean =>
    recorder.isBusy() || [...queues.values()].some(({ held }) => held.size > 0)

  async function send(transport: MailTransport, held: HeldDelivery): Promise<void> {
    let result: SendResult | undefined
    try {
      if (held.lane === 'bulk') await ctx.hashing.standBack()
      result = await sendMessage(ctx, transport, held)
    } catch (error) {
      failure = { error }
      return
    }
    done++
    await recorder.record({ held, transport: transport.name, result })
    // The others would meet the same: they wait, or go by another.
    const queue = queues.get(transport.name)
    if (result?.fate === 'paused' && queue !== undefined) await release(queue)
  }

  async function release(queue: SendQueue): Promise<void> {
    const dropped = queue.drop(() => true)
    if (dropped.length === 0) return
    try {
      await releaseDeliveries(
        ctx.db,
        dropped.map(({ delivery }) => delivery.id),
      )
      await giveBack(
        ctx,
        dropped.map((held) => ({ held, transport: queue.transport.name })),
      )
    } catch (error) {
      failure = { error }
    }
  }

  async function renew(now: Date): Promise<void> {
    if (performance.now() - renewedAt < RENEW_EVERY_MS) return
    renewedAt = performance.now()
    for (const queue of queues.values()) {
      const ids = [...queue.held].map(({ delivery }) => delivery.id)
      if (ids.length === 0) continue
      const kept = await renewLeases(ctx.db, ids, new Date(now.getTime() + LEASE_MS))
      queue.drop(({ delivery }) => !kept.has(delivery.id))
    }
  }

  async function look(): Promise<boolean> {
    if (failure !== undefined) {
      const { error } = failure
      failure = undefined
      throw error
    }
    const now = ctx.now()
    await renew(now)
    let states = await listTransportStates(ctx.db)
    if (!isRegistered(states, transports)) {
      await registerTransports(ctx.db, transports, now)
      states = await listTransportStates(ctx.db)
    }
    let isNews = false
    // One after the other: who shows whether a transport works again has the first pick.
    for (const share of LANES.flatMap((lane) => sharesOf(states, now, lane))) {
      const queue = queues.get(share.transport)
      const limit = queue?.room(share.lane) ?? 0
      if (queue === undefined || limit === 0) continue
      const { limits } = queue.transport
      const claim = await claimShare(ctx.db, share, { now, leaseMs: LEASE_MS, limit, limits })
      isNews ||= claim.wasLimited
      if (claim.deliveries.length === 0) continue
      const organisation = await getOrganisation(ctx.db)
      const { lane, isProbe } = share
      const { countedIn } = claim
      queue.add(
        claim.deliveries.map((delivery) => ({ delivery, organisation, lane, isProbe, countedIn })),
      )
    }
    return isNews
  }

  return {
    look,
    isBusy,
    takeDone() {
      const taken = done
      done = 0
      return taken
    },
    async stop() {
      await Promise.all([...queues.values()].map(release))
      while (isBusy()) await new Promise<void>((resolve) => (onEnd = resolve))
    },
  }
}

async function sendMessage(
  ctx: Context,
  transport: MailTransport,
  { delivery, organisation }: HeldDelivery,
): Promise<SendResult | undefined> {
  const message = openMessage(ctx, delivery)
  if (message === undefined) return undefined
  return await transport.send({
    id: delivery.id,
    messageId: delivery.messageId,
    recipient: delivery.recipient,
    mail: renderMessage(message, delivery.language, {
      ...organisation,
      timeZone: organisation.followUpPolicy.timeZone,
    }),
  })
}

function openMessage(ctx: Context, { id, sealedPayload }: DueDelivery): Message | undefined {
  try {
    return JSON.parse(ctx.keys.open('delivery', id, sealedPayload)) as Message
  } catch (error) {
    ctx.log.error({ err: error, deliveryId: id }, 'a sealed message could not be opened')
    return undefined
  }
}

import type { Organisation } from '../../organisation/organisation.ts'
import type { Lane } from '../../platform/argon2.ts'
import type { DueDelivery } from '../claim-deliveries.ts'
import type { MailTransport } from '../smtp-transport.ts'

/** A message in hand, with what its claim said. */
export interface HeldDelivery {
  readonly delivery: DueDelivery
  readonly organisation: Organisation
  readonly lane: Lane
  readonly isProbe: boolean
  /** The five minutes in which it counts against the transport's limits. */
  readonly countedIn: Date
}

/** How many messages of a transport wait in hand at least, once they are needed, and at most. */
const LEAST = 20
const MOST = 240
/** Claims follow the pace: what waits in hand is to be gone within seconds. */
const SOON_MS = 1_000
const SLOW_MS = 5_000

export interface SendQueue {
  readonly transport: MailTransport
  /** Waiting or being sent. */
  readonly held: ReadonlySet<HeldDelivery>
  /** How many may be claimed of a lane now. */
  room(lane: Lane): number
  add(held: readonly HeldDelivery[]): void
  /** Takes those out that nobody has begun to send. */
  drop(isDropped: (held: HeldDelivery) => boolean): HeldDelivery[]
}

/**
 * What one transport is to send: what somebody waits for first, and never more at once than its connections need, so
 * that the rest can still be overtaken. `send` settles when its message is done with; `onRoom` tells that more
 * may be claimed.
 */
export function sendQueue(
  transport: MailTransport,
  send: (transport: MailTransport, held: HeldDelivery) => Promise<void>,
  onRoom: () => void,
): SendQueue {
  // One is being sent by each connection, and one is ready for it.
  const width = transport.connections * 2
  const waiting: Record<Lane, HeldDelivery[]> = { interactive: [], bulk: [] }
  const held = new Set<HeldDelivery>()
  let sending = 0
  let size = LEAST
  let claimedAt = -Infinity

  const count = (): number => waiting.interactive.length + waiting.bulk.length

  function pump(): void {
    while (sending < width) {
      const next = waiting.interactive.shift() ?? waiting.bulk.shift()
      if (next === undefined) break
      sending++
      void send(transport, next).finally(() => {
        sending--
        held.delete(next)
        pump()
        if (count() <= size / 2) onRoom()
      })
    }
  }

  return {
    transport,
    held,
    room(lane) {
      if (lane === 'interactive') return Math.max(0, size - waiting.interactive.length)
      return count() > size / 2 ? 0 : size - count()
    },
    add(added) {
      if (added.length === 0) return
      // Only what had room for half says something about the pace: what is merely topped up may be slow.
      if (count() <= size / 2) {
        const since = performance.now() - claimedAt
        claimedAt = performance.now()
        if (since < SOON_MS) size = Math.min(size * 2, MOST)
        else if (since > SLOW_MS) size = Math.max(Math.floor(size / 2), LEAST)
      }
      for (const each of added) {
        held.add(each)
        waiting[each.lane].push(each)
      }
      pump()
    },
    drop(isDropped) {
      const dropped = [...waiting.interactive, ...waiting.bulk].filter(isDropped)
      const gone = new Set(dropped)
      for (const lane of ['interactive', 'bulk'] as const)
        waiting[lane] = waiting[lane].filter((each) => !gone.has(each))
      for (const each of dropped) held.delete(each)
      return dropped
    },
  }
}

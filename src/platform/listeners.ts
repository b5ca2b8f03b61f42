import type { Context } from './context.ts'

/** What became of a message, told to whoever it was sent for, in the transaction that records it. */
export interface DeliveryFate {
  readonly deliveryId: string
  readonly handoverId: string
  /** Of the message: the hand-over's own, or a reminder of it. */
  readonly messageKind: string
  readonly fate:
    | 'accepted'
    | 'relayed'
    | 'delivered'
    | 'delayed'
    | 'failed'
    | 'autoReply'
    | 'complained'
  /** A code of `delivery.reason.NAME`. */
  readonly reason: string | null
  readonly serverAnswer: string | null
  /** By which transport it was sent, or tried; absent for reports. */
  readonly transport?: string
  /** Where a report came from, with its enhanced status code (RFC 3463); absent for what we saw ourselves. */
  readonly report?: { readonly source: string; readonly status: string | null }
}

/** A hand-over's own message that a server took. */
export interface AcceptedMessage {
  readonly deliveryId: string
  readonly handoverId: string
  readonly transport: string
}

/** What happened to a hand-over, told to those who follow up. */
export interface HandoverNews {
  readonly handoverId: string
  readonly kind: string
  /** Where the hand-over stands after it. */
  readonly state: string
  readonly receipt: boolean
  readonly closed: boolean
}

/** How rooms that stand above tell rooms below: registered by app.ts, run in the same transaction. */
export interface Listeners {
  readonly deliveryFate: (tx: Context, fate: DeliveryFate) => Promise<void>
  /** Many accepted at once. Answers the ids of those for which that was all; the others are told one by one. */
  readonly deliveriesAccepted: (
    tx: Context,
    accepted: readonly AcceptedMessage[],
  ) => Promise<ReadonlySet<string>>
  readonly handoverNews: (tx: Context, news: HandoverNews) => Promise<void>
  /** Somebody holds fewer roles than before; which are left. */
  readonly rolesLost: (
    tx: Context,
    holder: { readonly id: string; readonly roles: readonly string[] },
  ) => Promise<void>
}

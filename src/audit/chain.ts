import { createHmac, type KeyObject } from 'node:crypto'

/** What the chain covers of an event: all that is stored of it but the MAC itself. */
export interface ChainedEvent {
  readonly sequence: number
  readonly occurredAt: Date
  readonly actorKind: string
  readonly actorId: string | null
  readonly actorName: string | null
  readonly action: string
  readonly outcome: string
  readonly targetKind: string | null
  readonly targetId: string | null
  readonly targetName: string | null
  readonly network: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export const EMPTY_CHAIN = Buffer.alloc(32)

/** HMAC-SHA256 over the previous event's MAC and this event: a changed, missing or inserted event breaks all that follow (S32). */
export function chainMac(key: KeyObject, previous: Uint8Array, event: ChainedEvent): Buffer {
  return createHmac('sha256', key).update(previous).update(canonicalJson(event)).digest()
}

/** JSON with sorted keys: what PostgreSQL's jsonb gives back in another order is still the same text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isPlainObject(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

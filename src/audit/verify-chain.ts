import { timingSafeEqual } from 'node:crypto'
import type { Context } from '../platform/context.ts'
import { chainMac, EMPTY_CHAIN } from './chain.ts'
import type { KeptEvent } from './kept-event.ts'
import { getAuditHead, readAuditEvents } from './queries.ts'

export interface ChainVerification {
  readonly intact: boolean
  readonly events: number
  /** `SEQUENCE:MAC` of the last event: an outsider who keeps it can later show that nothing before was cut off. */
  readonly head: string
  readonly firstBroken: { readonly sequence: number; readonly problem: BrokenLink } | null
}

export type BrokenLink = 'changed' | 'gap' | 'truncated' | 'kept-head-missing'

/** Reads the whole chain, and compares it with what was kept of it. */
export async function verifyChain(
  ctx: Pick<Context, 'db' | 'keys'>,
  keptEvents: readonly KeptEvent[] = [],
): Promise<ChainVerification> {
  const key = ctx.keys.derive('audit')
  // Read first: events that are added meanwhile stand after it.
  const storedHead = await getAuditHead(ctx.db)
  const kept = Map.groupBy(keptEvents, (event) => event.sequence)
  const oldest = Math.min(...kept.keys())
  if (oldest < storedHead.chainFrom)
    return {
      intact: false,
      events: 0,
      head: head(storedHead.sequence, storedHead.mac),
      firstBroken: { sequence: oldest, problem: 'kept-head-missing' },
    }
  let previous: Buffer = EMPTY_CHAIN
  // Before that the key was another one, and is lost.
  let sequence = storedHead.chainFrom - 1
  const broken = (at: number, problem: BrokenLink): ChainVerification => ({
    intact: false,
    events: sequence - storedHead.chainFrom + 1,
    head: head(sequence, previous),
    firstBroken: { sequence: at, problem },
  })

  for await (const { event, mac } of readAuditEvents(ctx.db, storedHead.chainFrom)) {
    if (event.sequence !== sequence + 1) return broken(sequence + 1, 'gap')
    const expected = chainMac(key, previous, event)
    if (!timingSafeEqual(expected, mac)) return broken(event.sequence, 'changed')
    previous = expected
    sequence = event.sequence
    if (sequence === storedHead.sequence && !previous.equals(storedHead.mac))
      return broken(sequence, 'changed')
    const hex = previous.toString('hex')
    if (kept.get(sequence)?.some((event) => !hex.startsWith(event.mac)))
      return broken(sequence, 'kept-head-missing')
  }
  if (sequence < storedHead.sequence) return broken(sequence + 1, 'truncated')
  if (Math.max(...kept.keys()) > sequence) return broken(sequence + 1, 'kept-head-missing')
  const events = sequence - storedHead.chainFrom + 1
  return { intact: true, events, head: head(sequence, previous), firstBroken: null }
}

function head(sequence: number, mac: Buffer): string {
  return `${sequence}:${mac.toString('hex')}`
}

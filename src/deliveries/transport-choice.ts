import type { Lane } from '../platform/argon2.ts'

/** A transport as the database knows it; lists of them are in the order of preference. */
export interface TransportState {
  readonly name: string
  /** Recipients' domains that it is for; empty: for all. */
  readonly domains: readonly string[]
  readonly state: 'ready' | 'paused'
  readonly reason: string | null
  readonly serverAnswer: string | null
  readonly pausedAt: Date | null
  readonly retryAt: Date | null
  /** Until then what is left of its limits is kept from bulk. */
  readonly bulkRetryAt: Date | null
}

/** Which of the messages that are due a transport takes now. */
export interface Share {
  readonly transport: string
  readonly lane: Lane
  /** To these domains alone; null: to all. */
  readonly only: readonly string[] | null
  readonly except: readonly string[]
  /** One message shows whether it works again. */
  readonly isProbe: boolean
  /** What one of these may have sent already is left to it (and what this one may have, is taken). */
  readonly usable: readonly string[]
}

/** A limit ends by the clock; whether a fault has ended, only a message shows. */
const LIMIT = 'limitReached'

export function domainOf(recipient: string): string {
  return recipient.slice(recipient.lastIndexOf('@') + 1).toLowerCase()
}

/** Those that name the domain, then those for all. Null stands for a domain that nobody names. */
export function candidatesFor<T extends Pick<TransportState, 'domains'>>(
  transports: readonly T[],
  domain: string | null,
): T[] {
  const naming = transports.filter(({ domains }) => domain !== null && domains.includes(domain))
  return [...naming, ...transports.filter(({ domains }) => domains.length === 0)]
}

export interface MailPause {
  readonly reason: string
  readonly retryAt: Date | null
}

/** Why a message waits and until when, if none can take it: what the first choice says; the earliest retry of all. */
export function pauseFor(
  transports: readonly Pick<TransportState, 'domains' | 'state' | 'reason' | 'retryAt'>[],
  domain: string | null,
): MailPause | null {
  const candidates = candidatesFor(transports, domain)
  const [first] = candidates
  if (first === undefined || candidates.some(({ state }) => state === 'ready')) return null
  const retries = candidates.flatMap(({ retryAt }) => retryAt?.getTime() ?? [])
  return {
    reason: first.reason ?? 'unexpected',
    retryAt: retries.length === 0 ? null : new Date(Math.min(...retries)),
  }
}

/**
 * What each takes of a lane in this round. Those whose pause is over come first, with one message each of what would
 * be theirs; all the rest is shared among the others.
 */
export function sharesOf(
  states: readonly TransportState[],
  now: Date,
  lane: Lane = 'interactive',
): Share[] {
  const transports = lane === 'bulk' ? states.map((state) => forBulk(state, now)) : states
  const usable = transports.filter((transport) => isUsable(transport, now))
  const probed = transports.filter(
    (transport) => !usable.includes(transport) && isDue(transport.retryAt, now),
  )
  return [
    ...probed.flatMap((transport) => {
      const working = transports.filter((each) => each === transport || usable.includes(each))
      return shareOf(transport, working, { lane, isProbe: true })
    }),
    ...usable.flatMap((transport) => shareOf(transport, usable, { lane, isProbe: false })),
  ]
}

/** One that keeps the rest of its limit for others is, for bulk, at its limit. */
function forBulk(state: TransportState, now: Date): TransportState {
  const { bulkRetryAt, retryAt } = state
  if (bulkRetryAt === null || isDue(bulkRetryAt, now)) return state
  if (state.state === 'ready')
    return { ...state, state: 'paused', reason: LIMIT, retryAt: bulkRetryAt }
  return { ...state, retryAt: retryAt !== null && isDue(retryAt, now) ? bulkRetryAt : retryAt }
}

function isUsable({ state, reason, retryAt }: TransportState, now: Date): boolean {
  return state === 'ready' || (reason === LIMIT && isDue(retryAt, now))
}

function isDue(at: Date | null, now: Date): boolean {
  return at !== null && at <= now
}

function shareOf(
  transport: TransportState,
  working: readonly TransportState[],
  kind: Pick<Share, 'lane' | 'isProbe'>,
) {
  const others = working.filter((each) => each !== transport)
  const share = { transport: transport.name, ...kind, usable: others.map(({ name }) => name) }
  if (transport.domains.length > 0) {
    const before = working.slice(0, working.indexOf(transport))
    const taken = new Set(before.flatMap(({ domains }) => domains))
    return { ...share, only: transport.domains.filter((name) => !taken.has(name)), except: [] }
  }
  const isFirst = working.find(({ domains }) => domains.length === 0) === transport
  return isFirst
    ? { ...share, only: null, except: working.flatMap(({ domains }) => domains) }
    : { ...share, only: [], except: [] }
}

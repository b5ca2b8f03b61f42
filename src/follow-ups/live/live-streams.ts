import { Readable } from 'node:stream'
import type { Announcements } from '../../platform/announcements.ts'
import { Problem } from '../../platform/problem.ts'

export interface LiveStreams {
  /** A stream of server-sent events that ends when its caller may no longer look, or the server stops. */
  open(caller: LiveCaller): Readable
  /** Ends all of them; what comes after is refused. */
  close(): void
}

export interface LiveCaller {
  readonly sessionId: string
  /** Asked at each heartbeat. */
  readonly mayLook: () => Promise<boolean>
}

export interface LiveOptions {
  readonly heartbeatMs?: number
  readonly hintEveryMs?: number
  readonly mostOfSession?: number
  readonly most?: number
}

/** Says only that something changed: what it is, each asks for with the abilities that are theirs then. */
const HINT = 'event: changed\ndata:\n\n'
/** A comment: browsers ignore it, proxies see that the connection lives. */
const HEARTBEAT = ':\n\n'

/**
 * The open pages of this process. A page that is told to look is told again after `hintEveryMs` at the earliest,
 * however much happens meanwhile. Browsers keep six connections to a server without HTTP/2: some must stay free.
 */
export function liveStreams(
  announcements: Announcements,
  { heartbeatMs = 25_000, hintEveryMs = 1_000, mostOfSession = 4, most = 1_000 }: LiveOptions = {},
): LiveStreams {
  const opened = new Map<Readable, { readonly sessionId: string; readonly hint: () => void }>()
  let isClosed = false
  let stopHearing: (() => void) | undefined

  function hintAll(): void {
    for (const { hint } of opened.values()) hint()
  }

  function requireRoom(sessionId: string): void {
    if (isClosed || opened.size >= most)
      throw new Problem('unavailable', 'live-full', 'Too many pages are open. Ask again instead.')
    const own = [...opened.values()].filter((each) => each.sessionId === sessionId)
    if (own.length >= mostOfSession)
      throw new Problem('rateLimited', 'live-too-many', 'You have many pages open already.', {
        retryAfterSeconds: 60,
      })
  }

  return {
    open({ sessionId, mayLook }) {
      requireRoom(sessionId)
      stopHearing ??= announcements.hear(['kvittens_delivery', 'kvittens_desk'], hintAll)
      let due: NodeJS.Timeout | undefined
      const stream = new Readable({
        read: () => undefined,
        destroy: (error, done) => {
          clearTimeout(due)
          clearInterval(heartbeat)
          opened.delete(stream)
          done(error)
        },
      })
      const say = (text: string): void => {
        // What the other end hasn't taken yet says the same.
        if (stream.readableLength === 0) stream.push(text)
      }
      let saidAt = 0
      const hint = (): void => {
        if (due !== undefined) return
        const waitMs = Math.max(0, saidAt + hintEveryMs - Date.now())
        due = setTimeout(() => {
          due = undefined
          saidAt = Date.now()
          say(HINT)
        }, waitMs)
      }
      const end = (): void => void stream.push(null)
      const heartbeat = setInterval(() => {
        void mayLook()
          // A database that can't say so now is asked again at the next one.
          .catch(() => true)
          .then((isAllowed) => (isAllowed ? say(HEARTBEAT) : end()))
      }, heartbeatMs)
      opened.set(stream, { sessionId, hint })
      // Not all at the same moment, after a server that they all lost is back.
      stream.push(`retry: ${2_000 + Math.round(Math.random() * 4_000)}\n\n`)
      return stream
    },
    close() {
      isClosed = true
      stopHearing?.()
      for (const stream of opened.keys()) stream.push(null)
    },
  }
}

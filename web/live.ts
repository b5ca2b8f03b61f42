import type { QueryClient } from '@tanstack/react-query'

/** While hints arrive the pages ask by themselves only this often, in case one was lost. */
const SAFETY_MS = 120_000
/** However often they are told, they ask no more often than this. */
const REFRESH_EVERY_MS = 2_000
/** A page that nobody looks at gives its connection back after so long. */
const HIDDEN_MS = 60_000
/** After the server refused, for example because of too many pages. */
const REFUSED_MS = 60_000

/** What hints are about; the rest asks when it is opened. */
const ROOMS = ['follow-ups', 'handovers'] as const

let isConnected = false

/** For queries that used to ask every so often: they still do whenever no hints can arrive. */
export function pollEvery(ms: number): () => number {
  return () => (isConnected ? Math.max(ms, SAFETY_MS) : ms)
}

/**
 * Listens to GET /api/live and has what is shown asked for again when something changed. An event says no more than
 * that, so nothing can be missed that the next answer doesn't tell. Answers how to stop.
 */
export function startLive(client: QueryClient): () => void {
  let source: EventSource | undefined
  let refreshTimer: number | undefined
  let hiddenTimer: number | undefined
  let retryTimer: number | undefined
  let refreshedAt = -REFRESH_EVERY_MS

  /** An answer that is under way may be older than the change: it is asked for anew. */
  function refresh(cancelRefetch = true): void {
    refreshedAt = performance.now()
    for (const room of ROOMS) void client.invalidateQueries({ queryKey: [room] }, { cancelRefetch })
  }

  function scheduleRefresh(): void {
    if (refreshTimer !== undefined) return
    const waitMs = Math.max(0, refreshedAt + REFRESH_EVERY_MS - performance.now())
    refreshTimer = window.setTimeout(() => {
      refreshTimer = undefined
      refresh()
    }, waitMs)
  }

  function setConnected(next: boolean): void {
    if (isConnected === next) return
    isConnected = next
    // What happened before is made up for, and each answer sets when to ask next.
    refresh(false)
  }

  function open(): void {
    window.clearTimeout(retryTimer)
    if (source !== undefined || document.visibilityState === 'hidden') return
    const opened = new EventSource('/api/live')
    source = opened
    opened.addEventListener('open', () => setConnected(true))
    opened.addEventListener('changed', scheduleRefresh)
    opened.addEventListener('error', () => {
      setConnected(false)
      // Lost ones the browser opens again by itself.
      if (opened.readyState !== EventSource.CLOSED) return
      close()
      retryTimer = window.setTimeout(open, REFUSED_MS)
    })
  }

  function close(): void {
    source?.close()
    source = undefined
    isConnected = false
  }

  function handleVisibility(): void {
    window.clearTimeout(hiddenTimer)
    if (document.visibilityState === 'hidden') hiddenTimer = window.setTimeout(close, HIDDEN_MS)
    else open()
  }

  open()
  document.addEventListener('visibilitychange', handleVisibility)
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', open)
  return () => {
    document.removeEventListener('visibilitychange', handleVisibility)
    window.removeEventListener('pagehide', close)
    window.removeEventListener('pageshow', open)
    for (const timer of [refreshTimer, hiddenTimer, retryTimer]) window.clearTimeout(timer)
    close()
  }
}

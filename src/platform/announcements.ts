import type pg from 'pg'
import type { Log } from './log.ts'

/** What the database announces at a commit, by triggers. Nothing is said with it: whoever hears it looks. */
export type Channel = 'kvittens_delivery' | 'kvittens_desk' | 'kvittens_job'

export interface Announcements {
  /**
   * Calls back whenever something is announced on one of the channels, and when announcements may have been missed.
   * Answers how to hear no more.
   */
  hear(channels: readonly Channel[], hearer: () => void): () => void
  close(): Promise<void>
}

const REOPEN_MS = 1_000
const PROBE_MS = 25_000

/**
 * One connection that listens, for all in this process, opened when the first wants to hear. One that is lost is
 * opened again; what was announced meanwhile is made up for by calling everybody.
 */
export function openAnnouncements(
  pool: pg.Pool,
  log: Log,
  { reopenMs = REOPEN_MS, probeMs = PROBE_MS }: { reopenMs?: number; probeMs?: number } = {},
): Announcements {
  const hearers = new Map<() => void, readonly Channel[]>()
  const listened = new Set<Channel>()
  let client: pg.PoolClient | undefined
  let running: Promise<void> | undefined
  let isClosed = false
  let endWait: (() => void) | undefined

  function call(channel?: string): void {
    for (const [hearer, channels] of hearers)
      if (channel === undefined || channels.some((each) => each === channel)) hearer()
  }

  async function listenTo(channels: Iterable<Channel>, on: pg.PoolClient): Promise<void> {
    for (const channel of channels) await on.query(`listen ${channel}`)
  }

  /** Ends when the connection does. */
  async function listen(isFirst: boolean): Promise<void> {
    const opened = await pool.connect()
    let probe: NodeJS.Timeout | undefined
    try {
      const lost = new Promise<string>((resolve) => {
        opened.on('error', ({ message }) => resolve(message))
        opened.once('end', () => resolve('closed'))
        endWait = () => resolve('no longer wanted')
        // A connection that died in silence says nothing by itself.
        probe = setInterval(() => {
          void answers(opened).then((isAlive) => (isAlive ? undefined : resolve('no answer')))
        }, probeMs)
      })
      if (isClosed) return
      opened.on('notification', ({ channel }) => call(channel))
      client = opened
      await listenTo(listened, opened)
      if (!isFirst) call()
      const message = await lost
      if (!isClosed) log.warn({ message }, 'the connection that listens was lost')
    } finally {
      client = undefined
      clearInterval(probe)
      opened.release(true)
    }
  }

  async function run(): Promise<void> {
    for (let isFirst = true; !isClosed; isFirst = false) {
      try {
        await listen(isFirst)
      } catch (error) {
        const message = error instanceof Error ? error.message : 'unknown'
        log.warn({ message }, 'no connection that listens')
      }
      if (!isClosed) await wait(reopenMs)
    }
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      endWait = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    hear(channels, hearer) {
      hearers.set(hearer, channels)
      const added = channels.filter((channel) => !listened.has(channel))
      for (const channel of added) listened.add(channel)
      // One that fails is lost, and all are listened to when it is open again.
      if (client !== undefined) listenTo(added, client).catch(() => undefined)
      running ??= run()
      return () => void hearers.delete(hearer)
    },
    async close() {
      isClosed = true
      hearers.clear()
      endWait?.()
      await running
    },
  }
}

const ANSWER_MS = 10_000

async function answers(client: pg.PoolClient): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_MS)
  })
  const answer = client.query('select 1').then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answer, silence])
  } finally {
    clearTimeout(timer)
  }
}

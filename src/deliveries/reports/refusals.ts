import type { Context } from '../../platform/context.ts'
import { countRefusedReports } from './report-queries.ts'

/** Counts what is refused, by reason. */
export interface Refusals {
  count(reason: string, times?: number): void
  /** Ends when all that was counted is stored. */
  store(): Promise<void>
  close(): Promise<void>
}

const STORE_EVERY_MS = 1_000

/**
 * Gathers counts for a second and stores them together: whoever floods us with forgeries costs a comparison each, not
 * a row.
 */
export function collectRefusals({ db, log, now }: Pick<Context, 'db' | 'log' | 'now'>): Refusals {
  const counts = new Map<string, number>()
  const timer = setInterval(() => {
    store().catch((error: unknown) =>
      log.error({ err: error }, 'refused reports could not be counted; tried again'),
    )
  }, STORE_EVERY_MS)
  timer.unref()

  function count(reason: string, times = 1): void {
    counts.set(reason, (counts.get(reason) ?? 0) + times)
  }

  async function storeOnce(): Promise<void> {
    if (counts.size === 0) return
    const taken = [...counts].map(([reason, times]) => ({ reason, times }))
    counts.clear()
    try {
      await countRefusedReports(db, taken, now())
    } catch (error) {
      for (const { reason, times } of taken) count(reason, times)
      throw error
    }
  }

  // One after the other: what another call is still storing isn't stored yet.
  let storing: Promise<void> = Promise.resolve()
  async function store(): Promise<void> {
    storing = storing.catch(() => undefined).then(storeOnce)
    await storing
  }

  return {
    count,
    store,
    async close() {
      clearInterval(timer)
      await store()
    },
  }
}

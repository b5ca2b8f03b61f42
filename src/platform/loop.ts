import type { Log } from './log.ts'

const REST_MS = 50

export interface Loop {
  wake(): void
  /** Resolves when the round that is under way has ended. */
  stop(): Promise<void>
}

/** How a round ended; without an error, well. */
export interface Round {
  readonly name: string
  readonly everyMs: number
  readonly error?: unknown
}

/**
 * Runs `round` again and again: at once while it says that there is more, else after `everyMs` or when
 * woken. A round that throws is logged and tried again after a pause; the loop never ends by itself.
 */
export function startLoop(
  {
    name,
    everyMs,
    log,
    note = () => undefined,
  }: { name: string; everyMs: number; log: Log; note?: (round: Round) => void },
  round: () => Promise<boolean>,
): Loop {
  let stopped = false
  let woken = false
  let endPause: (() => void) | undefined
  let endRest: (() => void) | undefined

  function sleep(ms: number, wakes: boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      const end = (): void => {
        clearTimeout(timer)
        resolve()
      }
      endPause = wakes ? end : undefined
      endRest = end
    })
  }

  /** However often it is woken, it rests a little: a hundred announcements a second are one round's work. */
  async function pause(): Promise<void> {
    await sleep(REST_MS, false)
    if (!woken && !stopped) await sleep(everyMs, true)
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      let more = false
      try {
        more = await round()
        note({ name, everyMs })
      } catch (error) {
        note({ name, everyMs, error })
        log.error({ err: error, loop: name }, 'a round failed')
      }
      if (!more && !stopped) await pause()
    }
  }

  const running = run()
  return {
    wake() {
      woken = true
      endPause?.()
    },
    async stop() {
      stopped = true
      endRest?.()
      await running
    },
  }
}

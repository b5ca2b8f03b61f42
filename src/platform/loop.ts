import type { Log } from './log.ts'

export interface Loop {
  wake(): void
  /** Resolves when the round that is under way has ended. */
  stop(): Promise<void>
}

/**
 * Runs `round` again and again: at once while it says that there is more, else after `everyMs` or when
 * woken. A round that throws is logged and tried again after a pause; the loop never ends by itself.
 */
export function startLoop(
  { name, everyMs, log }: { name: string; everyMs: number; log: Log },
  round: () => Promise<boolean>,
): Loop {
  let stopped = false
  let woken = false
  let endPause: (() => void) | undefined

  function pause(ms: number): Promise<void> {
    if (woken) {
      woken = false
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      let more = false
      try {
        more = await round()
      } catch (error) {
        log.error({ err: error, loop: name }, 'a round failed')
      }
      if (!more && !stopped) await pause(everyMs)
      endPause = undefined
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
      endPause?.()
      await running
    },
  }
}

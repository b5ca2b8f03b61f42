export interface MicroBatchOptions<I, O> {
  /** Does several at once and answers in their order. Throws if none of it happened. */
  readonly run: (inputs: readonly [I, ...I[]]) => Promise<readonly O[]>
  /** Two with the same key never go together. */
  readonly keyOf: (input: I) => string
  /** Whether what failed together may be tried alone: nothing has happened, and it may be the fault of one. */
  readonly isOneToBlame: (error: unknown) => boolean
  readonly most: number
  /** How long, in milliseconds, what is ready waits for others that aren't. */
  readonly holdMs: number
}

interface Waiting<I, O> {
  readonly input: I
  readonly resolve: (output: O) => void
  readonly reject: (error: unknown) => void
  isReady: boolean
}

/**
 * Does together what comes close together, as databases commit in groups: one transaction for several costs
 * little more than for one. `ready` is when the slow part of an input is done. One that is alone begins at
 * once, and `run` itself waits for that part; of several, those go together that are ready.
 */
export function microBatch<I, O>({
  run,
  keyOf,
  isOneToBlame,
  most,
  holdMs,
}: MicroBatchOptions<I, O>): (input: I, ready: Promise<unknown>) => Promise<O> {
  let waiting: Waiting<I, O>[] = []
  let isRunning = false
  let hold: NodeJS.Timeout | undefined
  let hasHeld = false

  function pulse(): void {
    if (isRunning || waiting.length === 0) return
    const isAlone = waiting.length === 1
    const ready = waiting.filter((one) => one.isReady)
    if (!isAlone && ready.length === 0) return
    if (!isAlone && ready.length < Math.min(most, waiting.length) && !hasHeld) {
      hold ??= setTimeout(() => {
        hasHeld = true
        pulse()
      }, holdMs)
      return
    }
    clearTimeout(hold)
    hold = undefined
    hasHeld = false
    isRunning = true
    void runTogether(take(isAlone ? waiting : ready)).finally(() => {
      isRunning = false
      pulse()
    })
  }

  function take(from: readonly Waiting<I, O>[]): Waiting<I, O>[] {
    const batch = new Map<string, Waiting<I, O>>()
    for (const one of from) {
      const key = keyOf(one.input)
      if (batch.size < most && !batch.has(key)) batch.set(key, one)
    }
    const taken = [...batch.values()]
    waiting = waiting.filter((one) => !taken.includes(one))
    return taken
  }

  async function runTogether(batch: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const outputs = await run(batch.map(({ input }) => input) as [I, ...I[]])
      for (const [index, one] of batch.entries()) one.resolve(outputs[index] as O)
    } catch (error) {
      if (batch.length > 1 && isOneToBlame(error)) for (const one of batch) await runTogether([one])
      else for (const one of batch) one.reject(error)
    }
  }

  return async (input, ready) =>
    await new Promise<O>((resolve, reject) => {
      const one = { input, resolve, reject, isReady: false }
      waiting.push(one)
      // What failed is ready too: `run` meets the failure.
      const becomeReady = (): void => {
        one.isReady = true
        pulse()
      }
      ready.then(becomeReady, becomeReady)
      pulse()
    })
}

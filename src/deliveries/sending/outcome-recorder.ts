import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../../platform/context.ts'
import { giveBackUse } from '../claim-deliveries.ts'
import type { SendResult } from '../smtp-transport.ts'
import { resumeTransport } from '../transport-queries.ts'
import { recordLostKey, recordResult } from './record-result.ts'
import type { HeldDelivery } from './send-queue.ts'
import { settleAccepted } from './settle-accepted.ts'

/** Undefined: its text can't be opened. */
export interface Outcome {
  readonly held: HeldDelivery
  readonly transport: string
  readonly result: SendResult | undefined
}

/** So long an outcome waits for others, to be recorded with them. */
const GATHER_MS = 40
const MOST_TOGETHER = 100
/** With more unrecorded ones than this nothing is sent. */
const MOST_WAITING = 400

export interface OutcomeRecorder {
  /** Resolves when the next message may be sent. */
  record(outcome: Outcome): Promise<void>
  /** Whether something is still to be recorded. */
  isBusy(): boolean
}

/** Records what became of messages, those that were taken together. `onError` gets what could not be recorded. */
export function outcomeRecorder(
  ctx: Context,
  { onError, onIdle }: { onError: (error: unknown) => void; onIdle: () => void },
): OutcomeRecorder {
  let waiting: Outcome[] = []
  let isRunning = false
  let holds: (() => void)[] = []

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      if (waiting.length < MOST_TOGETHER) await sleep(GATHER_MS)
      const batch = waiting.slice(0, MOST_TOGETHER)
      waiting = waiting.slice(MOST_TOGETHER)
      try {
        await recordBatch(ctx, batch)
      } catch (error) {
        // Their leases run out, and they leave once more, with the same ids.
        onError(error)
      }
      if (waiting.length < MOST_WAITING) for (const go of holds.splice(0)) go()
    }
    isRunning = false
    onIdle()
  }

  return {
    async record(outcome) {
      waiting.push(outcome)
      if (!isRunning) {
        isRunning = true
        void run()
      }
      if (waiting.length >= MOST_WAITING) await new Promise<void>((resolve) => holds.push(resolve))
    },
    isBusy: () => isRunning,
  }
}

async function recordBatch(ctx: Context, batch: readonly Outcome[]): Promise<void> {
  const accepted = batch.flatMap(({ held, transport, result }) =>
    result?.fate === 'accepted'
      ? [{ ...held.delivery, transport, serverAnswer: result.serverAnswer }]
      : [],
  )
  if (accepted.length > 0) await settleAccepted(ctx, accepted)
  for (const { held, transport, result } of batch) {
    if (result === undefined) await recordLostKey(ctx, held.delivery)
    else if (result.fate !== 'accepted')
      await recordResult(ctx, { ...held.delivery, transport }, result)
  }
  await giveBack(ctx, batch.filter(isUnused))
  for (const { held, transport, result } of batch)
    if (held.isProbe && result?.fate !== 'paused') await resumeTransport(ctx.db, transport)
}

/** The server certainly has it not: it doesn't count. */
function isUnused({ result }: Outcome): boolean {
  if (result?.fate === 'accepted') return false
  return !(result?.fate === 'later' && result.reason === 'connectionLostAfterSending')
}

/** Counted by transport and by the five minutes in which they were claimed. */
export async function giveBack(
  ctx: Context,
  unused: readonly Pick<Outcome, 'held' | 'transport'>[],
): Promise<void> {
  const groups = Map.groupBy(
    unused,
    ({ held, transport }) => `${held.countedIn.getTime()} ${transport}`,
  )
  for (const group of groups.values()) {
    const [first] = group
    if (first !== undefined)
      await giveBackUse(ctx.db, first.transport, first.held.countedIn, group.length)
  }
}

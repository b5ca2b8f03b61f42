import { randomUUID } from 'node:crypto'
import type { Announcements } from '../../platform/announcements.ts'
import { type Round, startLoop } from '../../platform/loop.ts'
import type { JobKind } from '../job-kind.ts'
import type { WorkerContext } from './as-operator.ts'
import { listRunningJobs } from './claim-queries.ts'
import { gathering } from './gather-job.ts'
import { runBatch } from './run-batch.ts'

export interface RunningJobs {
  readonly wake: () => void
  /** Ends when the batches that are under way have ended. */
  readonly stop: () => Promise<void>
}

const EVERY_MS = 2_000
/** While one batch is written, the next is hashed. */
const LANES = 2

/** Does what jobs promise, batch by batch, taking turns between the jobs. */
export function startJobs(
  services: WorkerContext,
  kinds: readonly JobKind[],
  announcements: Announcements,
  note?: (round: Round) => void,
): RunningJobs {
  const worker = randomUUID()
  let isStopping = false
  const { log } = services
  const options = { everyMs: EVERY_MS, log, ...(note !== undefined && { note }) }
  const plans = startLoop(
    { name: 'plans', ...options },
    gathering(services, kinds, worker, () => isStopping),
  )
  const lanes = Array.from({ length: LANES }, () => {
    const round = takingTurns(services, kinds)
    return startLoop({ name: 'jobs', ...options }, round)
  })
  const loops = [plans, ...lanes]
  const wake = (): void => {
    for (const loop of loops) loop.wake()
  }
  const stopHearing = announcements.hear(['kvittens_job'], wake)
  return {
    wake,
    async stop() {
      isStopping = true
      stopHearing()
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** One batch of the next job that has rows left. Answers whether there was any. */
export function takingTurns(
  services: WorkerContext,
  kinds: readonly JobKind[],
): () => Promise<boolean> {
  // The last row that was claimed of each job; a job is gone through anew from the start when nothing is left behind it.
  const claimed = new Map<string, number>()
  let lastJob = 0
  return async () => {
    const running = await listRunningJobs(services.db)
    for (const id of claimed.keys()) if (!running.some((job) => job.id === id)) claimed.delete(id)
    const inTurn = [
      ...running.filter(({ number }) => number > lastJob),
      ...running.filter(({ number }) => number <= lastJob),
    ]
    for (const job of inTurn) {
      const kind = kinds.find(({ name }) => name === job.kind)
      // A worker of another version may know it.
      if (kind === undefined) continue
      const after = claimed.get(job.id) ?? 0
      const last = await runBatch(services, kind, job, after)
      lastJob = job.number
      if (last !== undefined) {
        claimed.set(job.id, last)
        return true
      }
      claimed.delete(job.id)
      // From the start: rows of a worker that died, and those that are tried again.
      if (after > 0) return true
    }
    return false
  }
}

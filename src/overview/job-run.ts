import type { Health, JobHealth } from './contract.ts'

/** What one worker last told of one of its jobs. */
export interface JobRun {
  readonly worker: string
  readonly job: string
  readonly everySeconds: number
  readonly seenAt: Date
  readonly lastSuccessAt: Date | null
  readonly failingSince: Date | null
  readonly reason: JobReason | null
}

export type JobReason = 'database' | 'unexpected'

/** A worker that has said nothing for so long isn't there. */
export const SILENT_MS = 5 * 60_000

/** How the workers are: each job by the worker that did it last, since several share the work. */
export function workerHealth(
  runs: readonly JobRun[],
  now: Date,
): Omit<Health['worker'], 'jobs'> & { readonly jobs: JobHealth[] } {
  const lastSeen = latest(runs.map(({ seenAt }) => seenAt))
  const present = runs.filter(({ seenAt }) => now.getTime() - seenAt.getTime() < SILENT_MS)
  const jobs = [...Map.groupBy(present, ({ job }) => job)]
    .map(([job, of]) => jobHealth(job, of, now))
    .toSorted((a, b) => (a.job < b.job ? -1 : 1))
  const isWell = jobs.every(({ state }) => state === 'ok')
  return {
    state: present.length === 0 ? 'silent' : isWell ? 'ok' : 'failing',
    workers: new Set(present.map(({ worker }) => worker)).size,
    lastSeenAt: lastSeen?.toISOString() ?? null,
    jobs,
  }
}

function jobHealth(job: string, runs: readonly JobRun[], now: Date): JobHealth {
  const success = latest(runs.map(({ lastSuccessAt }) => lastSuccessAt))
  const failing = runs.find(({ failingSince }) => failingSince !== null)
  const dueMs = Math.max(...runs.map(({ everySeconds }) => everySeconds)) * 1000 + SILENT_MS
  const isLate = success === undefined || now.getTime() - success.getTime() > dueMs
  return {
    job,
    state: failing === undefined ? (isLate ? 'late' : 'ok') : 'failing',
    lastSuccessAt: success?.toISOString() ?? null,
    reason: failing?.reason ?? null,
  }
}

function latest(times: readonly (Date | null)[]): Date | undefined {
  return times.filter((time) => time !== null).toSorted((a, b) => b.getTime() - a.getTime())[0]
}

import { randomUUID } from 'node:crypto'
import os from 'node:os'
import type { Context } from '../platform/context.ts'
import { sqlState } from '../platform/database.ts'
import type { Round } from '../platform/loop.ts'
import type { JobReason, JobRun } from './job-run.ts'
import { deleteJobRuns, saveJobRuns } from './job-run-queries.ts'

const EVERY_MS = 60_000
/** So soon after the start Home knows that somebody works. */
const FIRST_MS = 2_000

export interface Runs {
  /** What a loop calls after each of its rounds. */
  readonly note: (round: Round) => void
  /** Nobody is missed who has said goodbye. */
  readonly close: () => Promise<void>
}

/** Keeps in memory how this worker's jobs go, and writes it down once a minute. */
export function collectRuns({ db, now, log }: Pick<Context, 'db' | 'now' | 'log'>): Runs {
  const worker = `${os.hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`
  const runs = new Map<string, JobRun>()
  let writing: Promise<void> = Promise.resolve()

  const write = (): void => {
    const seenAt = now()
    writing = saveJobRuns(
      db,
      [...runs.values()].map((run) => ({ ...run, seenAt })),
      seenAt,
    ).catch((error: unknown) => {
      log.warn({ message: error instanceof Error ? error.message : '' }, 'jobs could not be noted')
    })
  }
  const first = setTimeout(write, FIRST_MS)
  const timer = setInterval(write, EVERY_MS)

  return {
    note({ name, everyMs, error }) {
      const before = runs.get(name)
      const at = now()
      runs.set(name, {
        worker,
        job: name,
        everySeconds: Math.ceil(everyMs / 1000),
        seenAt: at,
        lastSuccessAt: error === undefined ? at : (before?.lastSuccessAt ?? null),
        failingSince: error === undefined ? null : (before?.failingSince ?? at),
        reason: error === undefined ? null : reasonOf(error),
      })
    },
    async close() {
      clearTimeout(first)
      clearInterval(timer)
      await writing
      await deleteJobRuns(db, worker).catch(() => undefined)
    },
  }
}

/** A word for it: what the error itself says may hold what nobody should read (S9). */
function reasonOf(error: unknown): JobReason {
  return sqlState(error) === undefined ? 'unexpected' : 'database'
}

import { expect, test } from 'vitest'
import { type JobRun, SILENT_MS, workerHealth } from './job-run.ts'

const NOW = new Date('2026-01-15T09:00:00Z')
const ago = (ms: number) => new Date(NOW.getTime() - ms)

const well: JobRun = {
  worker: 'a',
  job: 'mail',
  everySeconds: 1,
  seenAt: ago(30_000),
  lastSuccessAt: ago(31_000),
  failingSince: null,
  reason: null,
}
const health = (...runs: JobRun[]) => workerHealth(runs, NOW)

test('a worker that reports and whose jobs succeed is well', () => {
  expect(health(well, { ...well, job: 'clock' })).toEqual({
    state: 'ok',
    workers: 1,
    lastSeenAt: ago(30_000).toISOString(),
    jobs: ['clock', 'mail'].map((job) => ({
      job,
      state: 'ok',
      lastSuccessAt: ago(31_000).toISOString(),
      reason: null,
    })),
  })
})

test('five minutes without a word are silence, whatever was said before', () => {
  expect(health()).toMatchObject({ state: 'silent', workers: 0, lastSeenAt: null, jobs: [] })
  const gone = { ...well, seenAt: ago(SILENT_MS) }
  expect(health(gone)).toMatchObject({ state: 'silent', lastSeenAt: gone.seenAt.toISOString() })
  expect(health({ ...well, seenAt: ago(SILENT_MS - 1) }).state).toBe('ok')
})

test('of several workers the ones that are there count, and a job is as well as its last success', () => {
  const dead = { ...well, worker: 'dead', seenAt: ago(SILENT_MS * 2), failingSince: ago(1) }
  const other = { ...well, worker: 'b', lastSuccessAt: ago(1_000) }
  expect(health(dead, well, other)).toMatchObject({
    state: 'ok',
    workers: 2,
    jobs: [{ lastSuccessAt: ago(1_000).toISOString() }],
  })
})

test('a job that fails at one of them is told, with the reason', () => {
  const failing = { ...well, worker: 'b', failingSince: ago(5_000), reason: 'unexpected' as const }
  expect(health(well, failing)).toMatchObject({
    state: 'failing',
    jobs: [{ state: 'failing', reason: 'unexpected' }],
  })
})

test('a job that has ended no round for its rhythm and five minutes more is late', () => {
  const slow = { ...well, everySeconds: 300, lastSuccessAt: ago(9 * 60_000) }
  expect(health(slow).state).toBe('ok')
  expect(health({ ...slow, everySeconds: 5 })).toMatchObject({
    state: 'failing',
    jobs: [{ state: 'late' }],
  })
  expect(health({ ...slow, lastSuccessAt: null }).jobs[0]?.state).toBe('late')
})

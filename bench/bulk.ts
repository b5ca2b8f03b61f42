import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Figure, figure, median, percentile } from './figure.ts'
import { type Installation, startInstallation } from './installation.ts'
import { startMailSink } from './mail-sink.ts'
import { watchMemory } from './memory.ts'
import { runJob } from './job.ts'
import { measureRawHashing } from './raw-hash.ts'
import { readTargets, reset, type Target } from './resets.ts'

const THINK_MS = 50

/** Jobs of resets with mail to a sink, alone and beside an operator who goes on working. */
export async function measureBulk({ quick }: { quick: boolean }): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kvittens-bench-bulk-'))
  await chmod(folder, 0o777)
  const delays = path.join(folder, 'delays')
  const sink = await startMailSink()
  const installation = await startInstallation(folder, 40_000, {
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    MAIL_FROM: 'Bench <no-reply@bench.example>',
    KVITTENS_BENCH_DELAYS: delays,
    NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, 'loop-delay.mjs')).href}`,
  })
  try {
    return await measureOn(installation, { quick, delays })
  } finally {
    await installation.stop()
    await sink.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureOn(
  installation: Installation,
  { quick, delays }: { quick: boolean; delays: string },
): Promise<Figure[]> {
  const rounds = quick ? 1 : 3
  const rows = 2000
  const targets = await readTargets(installation, 40_000)
  const take = (count: number): Target[] => targets.splice(0, count)
  await operate(installation, take, async () => await sleep(2000))
  const tellDelays = (): void => void process.kill(installation.pid, 'SIGUSR2')
  const hooks = { onStart: tellDelays, onEnd: tellDelays }
  await runJob(installation, take(400), hooks)
  // Raw hashes, and an operator alone, are measured when no message is left to be sent.
  const rawHashing = async (): Promise<number> => {
    await untilAllSent(installation)
    return (await measureRawHashing(2)).perSecond
  }

  const operateBesideJob = async (count: number) =>
    await operate(installation, take, async () => await runJob(installation, take(count), hooks))
  const [alone, both, slower, notes]: [number[], number[], number[], string[]] = [[], [], [], []]
  for (let round = 0; round < rounds; round++) {
    const before = await rawHashing()
    const bulk = await runJob(installation, take(rows), hooks)
    const between = await rawHashing()
    const quiet = await operate(installation, take, async () => await sleep(quick ? 4000 : 8000))
    const busy = await operateBesideJob(rows)
    const after = await rawHashing()
    const [first, second] = [(before + between) / 2, (between + after) / 2]
    alone.push(bulk / first)
    both.push((busy.result + busy.latencies.length / busy.seconds) / second)
    slower.push(percentile(busy.latencies, 0.95) / percentile(quiet.latencies, 0.95))
    notes.push(
      `${bulk.toFixed(0)}/s of ${first.toFixed(0)}/s`,
      `p95 ${percentile(quiet.latencies, 0.95).toFixed(0)} → ${percentile(busy.latencies, 0.95).toFixed(0)} ms`,
    )
  }
  // Apart: to look at a process's pages stops it for a moment.
  const { peak } = await watchMemory(installation, async () => await operateBesideJob(1000))
  const [alonePart, bothPart] = [notes.filter((_, i) => i % 2 === 0), notes.filter((_, i) => i % 2)]
  const p99 = await loopDelays(delays)
  return [
    figure('bulk reset of 2,000 users with mail ÷ raw hashes', median(alone), {
      unit: 'ratio',
      target: 0.95,
      direction: 'min',
      note: alonePart.join(', '),
    }),
    figure('interactive reset p95 during a bulk job ÷ alone', median(slower), {
      unit: 'ratio',
      target: 1.8,
      direction: 'max',
      note: bothPart.join(', '),
    }),
    figure('bulk and interactive together ÷ raw hashes', median(both), {
      unit: 'ratio',
      target: 0.9,
      direction: 'min',
      note: both.map((value) => value.toFixed(2)).join(', '),
    }),
    figure('event-loop delay p99 during a bulk job', median(p99), {
      unit: 'ms',
      target: 20,
      direction: 'max',
      note: `${p99.map((value) => value.toFixed(1)).join(', ')}; the sampling interval of 10 ms included`,
    }),
    figure('resident memory under load, with embedded PostgreSQL', peak.total, {
      unit: 'MB',
      target: 300,
      direction: 'max',
      note: `PSS while a job and an operator work: ${peak.note}`,
    }),
  ]
}

async function untilAllSent({ pool }: Installation): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `select 1 from delivery where status in ('queued', 'delayed') limit 1`,
    )
    if (rowCount === 0) return
    await sleep(200)
  }
}

/** Somebody who resets one after the other, with a moment between, for as long as `meanwhile` takes. */
async function operate<T>(
  installation: Installation,
  take: (count: number) => Target[],
  meanwhile: () => Promise<T>,
): Promise<{ latencies: number[]; seconds: number; result: T }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const latencies: number[] = []
  const start = performance.now()
  let isOver = false
  const others = meanwhile().finally(() => (isOver = true))
  while (!isOver) {
    const [target] = take(1)
    if (target === undefined) throw new Error('Not enough users for so fast a machine.')
    const began = performance.now()
    await reset(installation.url, agent, installation.cookies[1] ?? '', target)
    latencies.push(performance.now() - began)
    await sleep(THINK_MS)
  }
  const result = await others
  return { latencies, seconds: (performance.now() - start) / 1000, result }
}

/** Of the server's event loop while jobs ran: what each job's end told of the time since its start. */
async function loopDelays(file: string): Promise<number[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  // Two for each job, the first of which tells of the time before it.
  return lines.flatMap((line, index) =>
    index % 2 === 1 ? [(JSON.parse(line) as { p99: number }).p99] : [],
  )
}

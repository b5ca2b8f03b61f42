import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Figure, figure, median } from './figure.ts'
import { startInstallation } from './installation.ts'
import { runJob } from './job.ts'
import { readTargets } from './resets.ts'

const ROWS = 2000

/**
 * A job by one worker, and by two, on one database with two web processes. Each worker has one core to itself, as if
 * it were a machine of its own: one alone would take both.
 */
export async function measureWorkers({ quick }: { quick: boolean }): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kvittens-bench-workers-'))
  await chmod(folder, 0o711)
  const installation = await startInstallation(folder, 20_000, {}, ['serve', '--only', 'web'])
  try {
    const second = await installation.also(['serve', '--only', 'web'])
    const at = [installation.url, second.url]
    const targets = await readTargets(installation, 20_000)
    const rates: number[] = []
    const notes: string[] = []
    await sleep(2000)
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      const one = await installation.also(['serve', '--only', 'worker'], 0)
      const alone = await runJob(installation, targets.splice(0, ROWS), { at })
      const other = await installation.also(['serve', '--only', 'worker'], 1)
      // It has come to work.
      await sleep(2000)
      const both = await runJob(installation, targets.splice(0, ROWS), { at })
      await one.stop()
      await other.stop()
      rates.push(both / alone)
      notes.push(`${alone.toFixed(0)}/s → ${both.toFixed(0)}/s`)
    }
    await second.stop()
    return [
      figure('a job by two workers ÷ by one, a core each', median(rates), {
        unit: 'ratio',
        target: 1.3,
        direction: 'min',
        note: notes.join(', '),
      }),
    ]
  } finally {
    await installation.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

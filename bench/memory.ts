import { readdir, readFile } from 'node:fs/promises'
import type { Installation } from './installation.ts'

const EVERY_MS = 500

/**
 * Does the work and answers, beside its result, the most memory in MB that the server, what it started and its
 * PostgreSQL took together meanwhile. Pages that several share count once (PSS).
 */
export async function watchMemory<T>(
  { pid, postmaster }: Pick<Installation, 'pid' | 'postmaster'>,
  work: () => Promise<T>,
): Promise<{ result: T; peak: Memory }> {
  let peak: Memory = { total: 0, note: '' }
  const look = async (): Promise<void> => {
    const [server, postgres] = [await treeMegabytes(pid), await treeMegabytes(postmaster)]
    const [main = 0, ...others] = server
    const hashing = sum(others)
    const total = main + hashing + sum(postgres)
    if (total > peak.total)
      peak = {
        total,
        note: `server ${main.toFixed(0)}, hashing ${hashing.toFixed(0)}, PostgreSQL ${sum(postgres).toFixed(0)} in ${postgres.length} processes`,
      }
  }
  await look()
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS)
  try {
    const result = await work()
    return { result, peak }
  } finally {
    clearInterval(timer)
  }
}

export interface Memory {
  readonly total: number
  readonly note: string
}

/** Of a process and of all that it started, itself first. One that is just ending counts nothing. */
async function treeMegabytes(root: number): Promise<number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const tree = [root]
  for (const pid of tree)
    for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  return await Promise.all(
    tree.map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
    }),
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

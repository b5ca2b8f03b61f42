import type { Job, JobRowState } from '../../src/jobs/contract.ts'

export interface Counted {
  readonly name: string
  readonly count: number
}

type Summary = Job['summary']

/** The ways by which rows in this state are, or were, handed over; the most frequent first. */
export function waysOf(summary: Summary, state: JobRowState): Counted[] {
  return countBy(
    summary.filter((row) => row.state === state),
    ({ way }) => way,
  )
}

/** Why rows are in this state; the most frequent first. */
export function reasonsOf(summary: Summary, state: JobRowState): Counted[] {
  return countBy(
    summary.filter((row) => row.state === state),
    ({ reason }) => reason,
  )
}

function countBy(summary: Summary, nameOf: (row: Summary[number]) => string | null): Counted[] {
  const counts = new Map<string, number>()
  for (const row of summary) {
    const name = nameOf(row)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + row.count)
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name))
}

/** What the role's name is in jobs that give or take one. */
export function roleOf({ options }: Pick<Job, 'options'>): string {
  const { role } = options
  return typeof role === 'string' ? role : ''
}

/** Hand-overs that went to an address: whoever has them is waited for. */
export function mailedCount(summary: Summary): number {
  return waysOf(summary, 'done')
    .filter(({ name }) => name !== 'letter')
    .reduce((sum, { count }) => sum + count, 0)
}

export function letterCount(summary: Summary): number {
  return waysOf(summary, 'done').find(({ name }) => name === 'letter')?.count ?? 0
}

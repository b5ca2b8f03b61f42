import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/database.ts'
import type { OutcomeCounts, Overview } from './contract.ts'
import {
  countByDay,
  countFailures,
  countSent,
  type Day,
  type DayCount,
  findFirstNumber,
  listDays,
  measureReceipts,
  type Since,
} from './figure-queries.ts'
import { outcomeOf } from './outcome.ts'

const DAYS = 30
/** Who opens Home again and again sees figures that are so old at most. */
const KEPT_MS = 60_000
/** Fewer than that are counted in no time, and always anew. */
const WORTH_KEEPING = 1_000

interface Kept {
  readonly timeZone: string
  readonly until: Date
  readonly overview: Promise<Overview>
}
const kept = new WeakMap<Database, Kept>()

/** The last thirty days in figures; those of a large organisation are counted at most once a minute by this process. */
export async function getOverview(
  { db, now }: Context,
  { followUpPolicy: { timeZone } }: Pick<Organisation, 'followUpPolicy'>,
): Promise<Overview> {
  const before = kept.get(db)
  if (before?.timeZone === timeZone && before.until > now()) return await before.overview
  const until = new Date(now().getTime() + KEPT_MS)
  const counting: Kept = { timeZone, until, overview: countOverview(db, now(), timeZone) }
  // Whoever asks while it is being counted waits for the same.
  kept.set(db, counting)
  const forget = (): void => {
    if (kept.get(db) === counting) kept.delete(db)
  }
  try {
    const overview = await counting.overview
    if (sumOf(overview.total) < WORTH_KEEPING) forget()
    return overview
  } catch (error) {
    // What failed is not kept: whoever asks next asks the database again.
    forget()
    throw error
  }
}

function sumOf(counts: OutcomeCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

async function countOverview(db: Database, now: Date, timeZone: string): Promise<Overview> {
  const days = await listDays(db, { now, timeZone, count: DAYS })
  const since = days[0]?.startsAt ?? now
  const first = await findFirstNumber(db, since)
  const made = first === null ? undefined : { first, since }
  const [counts, secondsToReceipt, failures] = await Promise.all([
    made === undefined ? [] : countByDay(db, made, days),
    made === undefined ? null : measureReceipts(db, made),
    made === undefined ? [] : countFailuresAndSent(db, made),
  ])
  return {
    countedAt: now.toISOString(),
    timeZone,
    ...fold(days, counts),
    secondsToReceipt,
    failures,
  }
}

async function countFailuresAndSent(db: Database, made: Since): Promise<Overview['failures']> {
  const failures = await countFailures(db, made)
  if (failures.length === 0) return []
  const sent = await countSent(
    db,
    made,
    failures.map(({ domain }) => domain),
  )
  return failures.map((failure) => ({ ...failure, sent: sent.get(failure.domain) ?? 0 }))
}

function fold(days: readonly Day[], counts: readonly DayCount[]): Pick<Overview, 'days' | 'total'> {
  const total = noCounts()
  const folded = days.map(({ day }) => ({ day, counts: noCounts() }))
  for (const { place, state, hasReceipt, count } of counts) {
    const outcome = outcomeOf(state, hasReceipt)
    const day = folded[place - 1]
    if (day === undefined) continue
    day.counts[outcome] += count
    total[outcome] += count
  }
  return { days: folded, total }
}

function noCounts(): OutcomeCounts {
  return { receipt: 0, open: 0, failed: 0, expired: 0, ended: 0, disputed: 0 }
}

import type { Database } from '../platform/database.ts'
import { COUNT_LIMIT, countUsers } from './filter-queries.ts'
import type { UserFilter } from './user-filter.ts'

/** How long "more than 10,000" is believed. A count that is exact is never kept. */
const KEPT_MS = 30_000
const MOST_KEPT = 1000

const many = new WeakMap<Database, Map<string, number>>()

/** Were they more than the limit a moment ago? */
export function isKnownToBeMany(db: Database, filter: UserFilter, now: Date): boolean {
  const since = keptFor(db).get(JSON.stringify(filter))
  return since !== undefined && Math.abs(now.getTime() - since) < KEPT_MS
}

/**
 * How many match; above the limit, the limit and one. To find out that they are so many takes longer than the page
 * itself, and is hardly ever wrong half a minute later.
 */
export async function keptCount(db: Database, filter: UserFilter, now: Date): Promise<number> {
  if (isKnownToBeMany(db, filter, now)) return COUNT_LIMIT + 1
  const known = keptFor(db)
  const count = await countUsers(db, filter, now)
  if (count > COUNT_LIMIT) {
    if (known.size >= MOST_KEPT) known.clear()
    known.set(JSON.stringify(filter), now.getTime())
  }
  return count
}

function keptFor(db: Database): Map<string, number> {
  const known = many.get(db) ?? new Map<string, number>()
  many.set(db, known)
  return known
}

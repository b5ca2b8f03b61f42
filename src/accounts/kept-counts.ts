import type { Database } from '../platform/database.ts'
import { COUNT_LIMIT, countUsers, type UserFilter } from './filter-queries.ts'

/** How long "more than 10,000" is believed. A count that is exact is never kept. */
const KEPT_MS = 30_000
const MOST_KEPT = 1000

const many = new WeakMap<Database, Map<string, number>>()

/**
 * How many match; above the limit, the limit and one. To find out that they are so many takes longer than the page
 * itself, and is hardly ever wrong half a minute later.
 */
export async function keptCount(db: Database, filter: UserFilter, now: Date): Promise<number> {
  const known = keptFor(db)
  const name = JSON.stringify(filter)
  const since = known.get(name)
  if (since !== undefined && Math.abs(now.getTime() - since) < KEPT_MS) return COUNT_LIMIT + 1
  known.delete(name)
  const count = await countUsers(db, filter, now)
  if (count > COUNT_LIMIT) {
    if (known.size >= MOST_KEPT) known.clear()
    known.set(name, now.getTime())
  }
  return count
}

function keptFor(db: Database): Map<string, number> {
  const known = many.get(db) ?? new Map<string, number>()
  many.set(db, known)
  return known
}

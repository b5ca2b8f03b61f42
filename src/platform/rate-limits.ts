import { sql } from 'kysely'
import { compiledQuery } from './compiled-query.ts'
import type { Database } from './database.ts'
import { Problem } from './problem.ts'

/** So many hits in a window, under one name (S12, S13). */
export interface Limit {
  readonly bucket: string
  readonly limit: number
  readonly windowSeconds: number
}

/** Counts one hit in each bucket, in one statement, and throws if one of them is over. */
export async function takeFromLimits(
  db: Database,
  limits: readonly Limit[],
  now: Date,
): Promise<void> {
  requireWithinLimits(await countHits(db, hitsIn(limits, now)), limits, now)
}

/** The statement alone, to be sent together with others; `requireWithinLimits` judges what it answers. */
export function countHitsStatement(db: Database, limits: readonly Limit[], now: Date) {
  return countHits.statement(db, hitsIn(limits, now))
}

export function requireWithinLimits(
  counted: readonly { bucket: string; hits: number; windowEndsAt: Date }[],
  limits: readonly Limit[],
  now: Date,
): void {
  for (const row of counted) {
    const limit = limits.find(({ bucket }) => bucket === row.bucket)?.limit ?? 0
    if (row.hits > limit) throw tooMany(row.windowEndsAt, now)
  }
}

/** A bucket that is named twice gets two hits. Always in the same order, so that two callers can't wait for each other. */
function hitsIn(limits: readonly Limit[], now: Date): { now: Date; hits: string } {
  const rows = new Map<string, { bucket: string; hits: number; window_ends_at: Date }>()
  for (const { bucket, windowSeconds } of limits.toSorted((a, b) => (a.bucket < b.bucket ? -1 : 1)))
    rows.set(bucket, {
      bucket,
      hits: (rows.get(bucket)?.hits ?? 0) + 1,
      window_ends_at: new Date(now.getTime() + windowSeconds * 1000),
    })
  return { now, hits: JSON.stringify([...rows.values()]) }
}

const countHits = compiledQuery(['now', 'hits'], (db, { now, hits }: { now: Date; hits: string }) =>
  db
    .insertInto('rate_limit')
    .columns(['bucket', 'hits', 'window_ends_at'])
    .expression(
      sql`select bucket, hits, window_ends_at
          from jsonb_populate_recordset(null::rate_limit, ${hits}::jsonb)`,
    )
    .onConflict((conflict) =>
      conflict.column('bucket').doUpdateSet({
        hits: sql`case when rate_limit.window_ends_at <= ${now} then excluded.hits else rate_limit.hits + excluded.hits end`,
        window_ends_at: sql`case when rate_limit.window_ends_at <= ${now}
            then excluded.window_ends_at else rate_limit.window_ends_at end`,
      }),
    )
    .returning(['bucket', 'hits', 'window_ends_at as windowEndsAt']),
)

/** Is a bucket full already? Reads only: for attempts that count when they fail. */
export async function requireRoom(
  db: Database,
  { bucket, limit }: Limit,
  now: Date,
): Promise<void> {
  const row = await db
    .selectFrom('rate_limit')
    .select(['hits', 'window_ends_at as windowEndsAt'])
    .where('bucket', '=', bucket)
    .where('window_ends_at', '>', now)
    .executeTakeFirst()
  if (row !== undefined && row.hits >= limit) throw tooMany(row.windowEndsAt, now)
}

export async function deleteEndedWindows(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('rate_limit').where('window_ends_at', '<=', now).execute()
}

function tooMany(until: Date, now: Date): Problem {
  const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
  return new Problem('rateLimited', 'too-many-attempts', 'Too many attempts. Wait and try again.', {
    retryAfterSeconds,
  })
}

import type { Database } from '../../platform/database.ts'

const KEPT_MS = 60 * 86_400_000

export async function wasDigested(db: Database, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('follow_up_digest')
    .select('at')
    .where('day', '=', day)
    .executeTakeFirst()
  return row !== undefined
}

/** Answers whether this transaction is the day's. A second one waits for the first, and then gets nothing. */
export async function claimDigestDay(db: Database, day: string, now: Date): Promise<boolean> {
  await db
    .deleteFrom('follow_up_digest')
    .where('at', '<', new Date(now.getTime() - KEPT_MS))
    .where('day', '!=', day)
    .execute()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('follow_up_digest')
    .values({ day, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

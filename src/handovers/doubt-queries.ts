import type { Database } from '../platform/database.ts'

/** Is somebody asked whether it was the person who signed in? Then the sign-in's receipt isn't the last word. */
export async function isDoubted(db: Database, handoverId: string): Promise<boolean> {
  const row = await db
    .selectFrom('follow_up')
    .select('id')
    .where('handover_id', '=', handoverId)
    .where('reason', '=', 'otherPlace')
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

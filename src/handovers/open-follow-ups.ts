import type { Database } from '../platform/database.ts'

/** Is somebody asked whether it was the person who signed in? Then the sign-in's receipt isn't the last word. */
export async function isDoubted(db: Database, handoverId: string): Promise<boolean> {
  const row = await selectOpen(db, handoverId).where('reason', '=', 'otherPlace').executeTakeFirst()
  return row !== undefined
}

export async function hasFollowUp(db: Database, handoverId: string): Promise<boolean> {
  return (await selectOpen(db, handoverId).executeTakeFirst()) !== undefined
}

function selectOpen(db: Database, handoverId: string) {
  return db
    .selectFrom('follow_up')
    .select('id')
    .where('handover_id', '=', handoverId)
    .where('closed_at', 'is', null)
}

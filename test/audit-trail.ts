import type { Database } from '../src/platform/database.ts'

/** What was noted about somebody or something, oldest first. */
export async function auditTrail(db: Database, targetId: string) {
  return await db
    .selectFrom('audit_event')
    .select(['action', 'outcome', 'detail', 'actor_name as actorName'])
    .where('target_id', '=', targetId)
    .orderBy('sequence')
    .execute()
}

/** How many events there are in all, for "exactly one". */
export async function countAuditEvents(db: Database): Promise<number> {
  const { sequence } = await db
    .selectFrom('audit_head')
    .select('sequence')
    .executeTakeFirstOrThrow()
  return sequence
}

import { sql } from 'kysely'
import type { FollowUpReason } from '../../handovers/contract.ts'
import { anyOf } from '../../platform/compiled-query.ts'
import type { Database } from '../../platform/database.ts'

/** A dispute or a bounce of which nobody has been told yet. */
export interface Unannounced {
  readonly id: string
  readonly number: number
  readonly ownerId: string | null
  readonly displayName: string
  readonly reason: FollowUpReason
}

const MOST = 1_000

export async function listUnannounced(db: Database): Promise<Unannounced[]> {
  return await selectUnannounced(db).orderBy('f.opened_at').limit(MOST).execute()
}

/** Takes those that are still unannounced: of two workers one gets each. */
export async function announce(
  db: Database,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .updateTable('follow_up')
    .set({ announced_at: now })
    .where('id', '=', anyOf(ids))
    .where('closed_at', 'is', null)
    .where('announced_at', 'is', null)
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/**
 * Locks what is known of an operator's mail, and answers when they were last told at once; undefined when
 * another worker is telling them.
 */
export async function lockOperatorMail(
  db: Database,
  userId: string,
): Promise<{ readonly alertedAt: Date | null } | undefined> {
  await db
    .insertInto('operator_mail')
    .values({ user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return await db
    .selectFrom('operator_mail')
    .select('alerted_at as alertedAt')
    .where('user_id', '=', userId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function saveAlerted(db: Database, userId: string, now: Date): Promise<void> {
  await db
    .updateTable('operator_mail')
    .set({ alerted_at: now })
    .where('user_id', '=', userId)
    .execute()
}

function selectUnannounced(db: Database) {
  return (
    db
      .selectFrom('follow_up as f')
      .innerJoin('handover as h', 'h.id', 'f.handover_id')
      .innerJoin('user_account as u', 'u.id', 'h.user_id')
      .select([
        'f.id',
        'h.number',
        'h.owner_id as ownerId',
        'u.display_name as displayName',
        sql<FollowUpReason>`f.reason`.as('reason'),
      ])
      // In the text, not parameters: only so is the partial index known to serve.
      .where(
        sql<boolean>`f.closed_at is null and f.announced_at is null and f.reason in ('failed', 'disputed')`,
      )
  )
}

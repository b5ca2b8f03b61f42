import { sql } from 'kysely'
import { type HandoverRow, selectHandoverRows } from '../handovers/view-queries.ts'
import type { Database } from '../platform/database.ts'

const DAY_MS = 86_400_000

export interface HandoverNumbers {
  readonly expiringWithin24Hours: number
  readonly failed: number
}

/** Hand-overs that run out soon unless somebody does something, and those that never left. */
export async function countPressingHandovers(db: Database, now: Date): Promise<HandoverNumbers> {
  const soon = new Date(now.getTime() + DAY_MS)
  return await db
    .selectFrom('handover')
    .select((eb) => [
      eb.fn
        .countAll<number>()
        .filterWhere('expires_at', '>', now)
        .filterWhere('expires_at', '<=', soon)
        .as('expiringWithin24Hours'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'failed').as('failed'),
    ])
    // In the text, not a parameter: only so is the partial index known to serve.
    .where(sql<boolean>`open and receipt_at is null`)
    .executeTakeFirstOrThrow()
}

/** The newest of all. */
export async function listNewest(db: Database, limit: number): Promise<HandoverRow[]> {
  return await selectHandoverRows(db).orderBy('h.number', 'desc').limit(limit).execute()
}

/** When a delivery report last came in, by whatever way. */
export async function findLastReport(db: Database): Promise<Date | null> {
  const row = await db
    .selectFrom('delivery_report')
    .select('received_at as at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

export interface FirstSteps {
  readonly users: boolean
  readonly operators: boolean
  readonly firstReset: boolean
}

/** How far a new installation has come: users who aren't operators, more than one operator, a hand-over. */
export async function findFirstSteps(db: Database): Promise<FirstSteps> {
  return await db
    .selectNoFrom([
      sql<boolean>`exists (
        select from user_account as u where u.deleted_at is null
        and not exists (select from role_assignment as r where r.user_id = u.id)
      )`.as('users'),
      sql<boolean>`(
        select count(distinct r.user_id) > 1 from role_assignment as r
        join user_account as u on u.id = r.user_id and u.deleted_at is null
      )`.as('operators'),
      sql<boolean>`exists (select from handover)`.as('firstReset'),
    ])
    .executeTakeFirstOrThrow()
}

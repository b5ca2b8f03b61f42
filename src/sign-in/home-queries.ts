import { sql } from 'kysely'
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
    .where('open', '=', true)
    .where('receipt_at', 'is', null)
    .executeTakeFirstOrThrow()
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

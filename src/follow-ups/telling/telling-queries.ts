import { sql } from 'kysely'
import type { FollowUpReason } from '../../handovers/contract.ts'
import { anyOf } from '../../platform/compiled-query.ts'
import type { Database } from '../../platform/database.ts'
import type { Language } from '../../platform/language.ts'
import { mayDo } from '../../roles/policy.ts'
import { ROLES } from '../../roles/role.ts'
import { needsSomebody } from '../queries.ts'
import type { MailChoice } from './mail-choice.ts'

/** Roles whose holders work on follow-ups. */
const WORKERS = ROLES.map(({ name }) => name).filter((name) => mayDo([name], 'followUps.work'))

/** Somebody who can be told, and what they want to be told. */
export interface ToldOperator {
  readonly id: string
  readonly mail: string
  readonly language: Language | null
  readonly choice: MailChoice
}

/** Whoever works on follow-ups, may sign in and has an address. Without `ids`, all of them. */
export async function listOperators(
  db: Database,
  ids?: readonly string[],
): Promise<ToldOperator[]> {
  const rows = await db
    .selectFrom('user_account as u')
    .leftJoin('operator_mail as m', 'm.user_id', 'u.id')
    .select([
      'u.id',
      'u.mail',
      'u.preferred_language as language',
      sql<MailChoice>`coalesce(m.choice, 'both')`.as('choice'),
    ])
    .where('u.id', 'in', (eb) =>
      eb.selectFrom('role_assignment').select('user_id').where('role', 'in', WORKERS),
    )
    .where('u.account_enabled', '=', true)
    .where('u.deleted_at', 'is', null)
    .$if(ids !== undefined, (query) => query.where('u.id', '=', anyOf(ids ?? [])))
    .orderBy('u.id')
    .execute()
  return rows.flatMap(({ mail, ...row }) => (mail === null ? [] : [{ ...row, mail }]))
}

export async function getMailChoice(db: Database, userId: string): Promise<MailChoice> {
  const row = await db
    .selectFrom('operator_mail')
    .select('choice')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.choice ?? 'both'
}

export async function saveMailChoice(
  db: Database,
  userId: string,
  choice: MailChoice,
): Promise<void> {
  await db
    .insertInto('operator_mail')
    .values({ user_id: userId, choice })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ choice }))
    .execute()
}

/** Something that needs somebody, as a message names it. */
export interface NeedyHandover {
  readonly number: number
  readonly ownerId: string | null
  readonly displayName: string
  /** Null: it has no reason but that it is due. */
  readonly reason: FollowUpReason | null
}

/** All that needs somebody now, as the desk has it, the most urgent first. */
export async function listNeedy(db: Database, now: Date): Promise<NeedyHandover[]> {
  return await db
    .selectFrom('handover as h')
    .innerJoin('user_account as u', 'u.id', 'h.user_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('follow_up as f')
          .select([sql<FollowUpReason>`f.reason`.as('reason'), 'f.urgent', 'f.opened_at'])
          .whereRef('f.handover_id', '=', 'h.id')
          .where('f.closed_at', 'is', null)
          .orderBy('f.urgent', 'desc')
          .orderBy('f.opened_at', 'desc')
          .limit(1)
          .as('first'),
      (join) => join.onTrue(),
    )
    .select(['h.number', 'h.owner_id as ownerId', 'u.display_name as displayName', 'first.reason'])
    .where(needsSomebody(now))
    .orderBy(sql`coalesce(first.urgent, false) desc`)
    .orderBy('h.number', 'desc')
    .execute()
}

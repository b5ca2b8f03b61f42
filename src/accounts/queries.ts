import { type ExpressionBuilder, type Nullable, sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { HandoverState } from '../handovers/contract.ts'
import { anyOf, compiledQuery } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import type { Schema } from '../platform/schema.ts'
import { rolesOf } from '../roles/queries.ts'

/** What the list shows of each user, in the order of the ids. Their hashes stay in the database (S16). */
export async function listUserRows(db: Database, ids: readonly string[]): Promise<UserRow[]> {
  if (ids.length === 0) return []
  const rows = await selectUserRows(db, { ids })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const selectUserRows = compiledQuery(['ids'], (db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('user_account as u')
    .leftJoin('password_credential as c', 'c.user_id', 'u.id')
    .select((eb) => userColumns(eb))
    .where('u.id', '=', anyOf(ids)),
)

export type UserRow = Awaited<ReturnType<typeof selectUserRows>>[number]

type Joined = Schema & {
  u: Schema['user_account']
  c: Nullable<Schema['password_credential']>
}

/** Of `user_account as u`, with its `password_credential as c` if there is one. */
export function userColumns(eb: ExpressionBuilder<Joined, 'u' | 'c'>) {
  return [
    'u.id',
    'u.display_name as displayName',
    'u.user_principal_name as userPrincipalName',
    'u.given_name as givenName',
    'u.surname',
    'u.department',
    'u.job_title as jobTitle',
    'u.office_location as officeLocation',
    'u.city',
    'u.state',
    'u.country',
    'u.mobile_phone as mobilePhone',
    'u.mail',
    'u.account_enabled as accountEnabled',
    'u.last_sign_in_at as lastSignInAt',
    'u.created_at as createdAt',
    'u.deleted_at as deletedAt',
    'c.version as credentialVersion',
    sql<boolean>`c.hash is not null`.as('hasPassword'),
    'c.must_change as mustChange',
    'c.handover_id as handoverId',
    'c.expires_at as expiresAt',
    'c.changed_at as changedAt',
    rolesOf('u.id').as('roles'),
    jsonObjectFrom(
      eb
        .selectFrom('handover as h')
        .select([
          'h.number',
          sql<HandoverState>`h.state`.as('state'),
          'h.state_at as at',
          'h.open',
          'h.receipt_at as receiptAt',
        ])
        .whereRef('h.user_id', '=', 'u.id')
        .orderBy('h.number', 'desc')
        .limit(1),
    ).as('handover'),
  ] as const
}

import { type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { Schema } from '../platform/schema.ts'
import type { UserView } from './contract.ts'
import type { UserFilter } from './user-filter.ts'

/** What follows the @ in the user name, as its index has it. */
export const DOMAIN = sql<string>`lower(split_part(u.user_principal_name, '@', 2))`

/** Counting stops here: "more than 10,000" says enough. */
export const COUNT_LIMIT = 10_000

/** How many match; above the limit, the limit and one. */
export async function countUsers(db: Database, filter: UserFilter, now: Date): Promise<number> {
  return await countRows(db, filteredUsers(db, filter, now).limit(COUNT_LIMIT + 1))
}

export async function countAllUsers(db: Database, filter: UserFilter, now: Date): Promise<number> {
  return await countRows(db, filteredUsers(db, filter, now))
}

type Users = SelectQueryBuilder<Schema & { u: Schema['user_account'] }, 'u', object>

export function filteredUsers(db: Database, filter: UserFilter, now: Date): Users {
  const { domain, signIn, role } = filter
  let query: Users = inView(db.selectFrom('user_account as u'), filter.view, now)
  for (const pattern of filter.terms) query = query.where('u.search_text', 'like', pattern)
  const fields = [
    ['u.department', filter.department],
    ['u.city', filter.city],
    ['u.state', filter.state],
    ['u.country', filter.country],
    ['u.office_location', filter.officeLocation],
    ['u.job_title', filter.jobTitle],
  ] as const
  for (const [column, value] of fields)
    if (value !== undefined) query = query.where(column, '=', value)
  if (domain !== undefined) query = query.where(DOMAIN, '=', domain)
  if (signIn !== undefined)
    query = query.where('u.account_enabled', '=', sql.lit(signIn === 'allowed'))
  if (role !== undefined)
    query = query.where((eb) =>
      eb(
        'u.id',
        'in',
        eb
          .selectFrom('role_assignment as r')
          .select('r.user_id')
          .$if(role !== 'any', (roles) => roles.where('r.role', '=', role)),
      ),
    )
  return query
}

function inView(users: Users, view: UserView, now: Date): Users {
  if (view === 'deleted') return users.where('u.deleted_at', 'is not', null)
  const query = users.where('u.deleted_at', 'is', null)
  switch (view) {
    case 'all':
      return query
    case 'neverSignedIn':
      return query.where('u.last_sign_in_at', 'is', null)
    case 'blocked':
      return query.where('u.account_enabled', '=', sql.lit(false))
    case 'waiting':
      return query.where((eb) =>
        eb(
          'u.id',
          'in',
          eb
            .selectFrom('handover as h')
            .select('h.user_id')
            .where('h.open', '=', true)
            .where('h.receipt_at', 'is', null),
        ),
      )
    case 'passwordExpired':
      // What `passwordState` calls expired. A password that its owner chose never expires.
      return query.where((eb) =>
        eb(
          'u.id',
          'in',
          eb
            .selectFrom('password_credential as c')
            .select('c.user_id')
            .where('c.expires_at', 'is not', null)
            .where((or) => or.or([or('c.must_change', '=', true), or('c.hash', 'is', null)]))
            .where((or) =>
              or.or([
                or('c.expires_at', '<=', now),
                or.and([or('c.hash', 'is', null), or('c.handover_id', 'is', null)]),
              ]),
            ),
        ),
      )
  }
}

async function countRows(db: Database, rows: Users): Promise<number> {
  const { count } = await db
    // No column at all: so an index of any filter answers without the table.
    .selectFrom(rows.select(sql.lit(1).as('one')).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

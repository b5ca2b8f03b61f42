import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { COLLATIONS } from '../organisation/organisation.ts'
import { type Database, sqlState } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'
import type { Schema } from '../platform/schema.ts'
import type { UserSort, UserView } from './contract.ts'
import type { SearchTerm } from './user-search.ts'

export interface UserFilter {
  readonly view: UserView
  readonly terms: readonly SearchTerm[]
  readonly department: string | undefined
  readonly city: string | undefined
  readonly country: string | undefined
  readonly role: string | undefined
}

export interface UserOrder {
  readonly sort: UserSort
  readonly order: 'asc' | 'desc'
  /** Names sort as this language does. */
  readonly language: Language
}

/** Where a page ends: the sorted column's value as text, and the id. */
export interface UserPosition {
  readonly key: string | null
  readonly id: string
}

/** Counting stops here: "more than 10,000" says enough. */
export const COUNT_LIMIT = 10_000

/**
 * The ids of one page in order, read along an index and never by OFFSET. What has no value in the sorted
 * column comes last, whichever the direction: two walks, each of which an index serves.
 */
export async function listUserPositions(
  db: Database,
  filter: UserFilter,
  order: UserOrder,
  { after, limit, now }: { after: UserPosition | undefined; limit: number; now: Date },
): Promise<UserPosition[]> {
  const column = sortColumn(order)
  try {
    const valued =
      after?.key === null
        ? []
        : await walk(db, filter, order, column, now)
            .$if(column.nullable, (query) => query.where(sql<boolean>`${column.value} is not null`))
            .$if(after !== undefined, (query) => query.where(beyond(order, column, after)))
            .limit(limit)
            .execute()
    if (!column.nullable || valued.length >= limit) return valued
    const rest = await walk(db, filter, order, column, now)
      .where(sql<boolean>`${column.value} is null`)
      .$if(after?.key === null, (query) =>
        query.where('u.id', order.order === 'asc' ? '>' : '<', after?.id ?? ''),
      )
      .limit(limit - valued.length)
      .execute()
    return [...valued, ...rest]
  } catch (error) {
    // Class 22 is "data exception": the cursor holds what isn't a time or an id.
    if (after !== undefined && sqlState(error)?.startsWith('22') === true)
      throw new Problem('invalid', 'cursor-invalid', 'This page of the list does not exist.')
    throw error
  }
}

/** How many match; above the limit, the limit and one. */
export async function countUsers(db: Database, filter: UserFilter, now: Date): Promise<number> {
  return await countRows(db, filtered(db, filter, now).limit(COUNT_LIMIT + 1))
}

export async function countAllUsers(db: Database, filter: UserFilter, now: Date): Promise<number> {
  return await countRows(db, filtered(db, filter, now))
}

/** The values that occur, for the filter panel; a thousand are more than anybody reads. */
export async function listFilterValues(
  db: Database,
  column: 'department' | 'city' | 'country',
  language: Language,
): Promise<string[]> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('user_account')
        .select(`${column} as value`)
        .distinct()
        .where(column, 'is not', null)
        .where('deleted_at', 'is', null)
        .as('used'),
    )
    .select(sql<string>`used.value`.as('value'))
    .orderBy(sql`used.value collate ${sql.id(COLLATIONS[language])}`)
    .limit(1000)
    .execute()
  return rows.map(({ value }) => value)
}

interface SortColumn {
  readonly value: RawBuilder<unknown>
  /** A cursor's text as the column's type. */
  readonly parse: (key: string) => RawBuilder<unknown>
  readonly nullable: boolean
}

function sortColumn({ sort, language }: UserOrder): SortColumn {
  const collation = sql.id(COLLATIONS[language])
  const text = (key: string) => sql`${key}::text`
  const instant = (key: string) => sql`${key}::timestamptz`
  switch (sort) {
    case 'displayName':
      return { value: sql`u.display_name collate ${collation}`, parse: text, nullable: false }
    case 'userPrincipalName':
      return {
        value: sql`u.user_principal_name collate ${collation}`,
        parse: text,
        nullable: false,
      }
    case 'department':
      return { value: sql`u.department collate ${collation}`, parse: text, nullable: true }
    case 'lastSignIn':
      return { value: sql`u.last_sign_in_at`, parse: instant, nullable: true }
    case 'created':
      return { value: sql`u.created_at`, parse: instant, nullable: false }
  }
}

function walk(
  db: Database,
  filter: UserFilter,
  { order }: UserOrder,
  { value }: SortColumn,
  now: Date,
) {
  return filtered(db, filter, now)
    .select(['u.id', sql<string | null>`(${value})::text`.as('key')])
    .orderBy(value, order)
    .orderBy('u.id', order)
}

function beyond(
  { order }: UserOrder,
  column: SortColumn,
  { key, id }: UserPosition = { key: '', id: '' },
) {
  const end = sql`(${column.parse(key ?? '')}, ${id}::uuid)`
  const row = sql`(${column.value}, u.id)`
  return order === 'asc' ? sql<boolean>`${row} > ${end}` : sql<boolean>`${row} < ${end}`
}

type Users = SelectQueryBuilder<Schema & { u: Schema['user_account'] }, 'u', object>

function filtered(db: Database, filter: UserFilter, now: Date): Users {
  const { department, city, country, role } = filter
  let query: Users = inView(db.selectFrom('user_account as u'), filter.view, now)
  for (const term of filter.terms)
    query =
      term.kind === 'contains'
        ? query.where('u.search_text', 'like', term.pattern)
        : query.where(sql<boolean>`u.search_words @@ to_tsquery('simple', ${term.tsquery})`)
  if (department !== undefined) query = query.where('u.department', '=', department)
  if (city !== undefined) query = query.where('u.city', '=', city)
  if (country !== undefined) query = query.where('u.country', '=', country)
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
      return query.where('u.account_enabled', '=', false)
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
    .selectFrom(rows.select('u.id').as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

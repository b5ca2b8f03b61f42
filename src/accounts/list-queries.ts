import { type RawBuilder, sql } from 'kysely'
import { COLLATIONS } from '../organisation/organisation.ts'
import { type Database, sqlState } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'
import type { UserSort } from './contract.ts'
import { filteredUsers, type UserFilter } from './filter-queries.ts'

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

export interface PageOfUsers {
  readonly after: UserPosition | undefined
  readonly limit: number
  readonly now: Date
  /** So few match that they are found first and sorted then, rather than met on a walk along the order. */
  readonly few: boolean
}

/**
 * The ids of one page in order, read along an index and never by OFFSET. What has no value in the sorted
 * column comes last, whichever the direction: two walks, each of which an index serves.
 *
 * The planner believes that matches lie evenly along the index. Where they don't (a department whose people
 * are all called Zhang), a walk for fifty would read a million; `few` forbids it.
 */
export async function listUserPositions(
  db: Database,
  filter: UserFilter,
  order: UserOrder,
  page: PageOfUsers,
): Promise<UserPosition[]> {
  const { after, limit } = page
  const column = sortColumn(order)
  const walk = () => walkInOrder(db, filter, order, page)
  const { value } = column
  try {
    const valued =
      after?.key === null
        ? []
        : await walk()
            .$if(column.nullable, (query) => query.where(sql<boolean>`${value} is not null`))
            .$if(after !== undefined, (query) => query.where(beyond(order, column, after)))
            .limit(limit)
            .execute()
    if (!column.nullable || valued.length >= limit) return valued
    const rest = await walk()
      .where(sql<boolean>`${value} is null`)
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

function walkInOrder(
  db: Database,
  filter: UserFilter,
  order: UserOrder,
  { few, now }: PageOfUsers,
) {
  const { value } = sortColumn(order)
  const found = filteredUsers(db, filter, now).select([
    'u.id',
    'u.display_name',
    'u.user_principal_name',
    'u.department',
    'u.last_sign_in_at',
    'u.created_at',
  ])
  // Materialized is what forbids the walk: the matches are all there before they are sorted.
  const users = few
    ? db.with(
        (cte) => cte('u').materialized(),
        () => found,
      )
    : db.with(
        (cte) => cte('u').notMaterialized(),
        () => found,
      )
  return users
    .selectFrom('u')
    .select(['u.id', sql<string | null>`(${value})::text`.as('key')])
    .orderBy(value, order.order)
    .orderBy('u.id', order.order)
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

import { type OrderByItemBuilder, type RawBuilder, sql } from 'kysely'
import { COLLATIONS } from '../organisation/organisation.ts'
import { compiledQuery, type CompiledStatement } from '../platform/compiled-query.ts'
import { type Database, sqlState } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'
import type { UserSort } from './contract.ts'
import { COUNT_LIMIT, filteredUsers } from './filter-queries.ts'
import { filterValues, type FilterValues, filterWith, type UserFilter } from './user-filter.ts'
import { userColumns, type UserRow } from './queries.ts'

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

/** What the list shows of a user, and where in the order they stand. */
export type ListedUser = UserRow & UserPosition

/**
 * One page in order, read along an index and never by OFFSET. What has no value in the sorted column comes
 * last, whichever the direction: two walks, each of which an index serves.
 *
 * The planner believes that matches lie evenly along the index. Where they don't (a department whose people
 * are all called Zhang), a walk for fifty would read a million; `few` forbids it.
 */
export async function listUsersInOrder(
  db: Database,
  filter: UserFilter,
  order: UserOrder,
  { after, limit, now, few }: PageOfUsers,
): Promise<ListedUser[]> {
  const { nullable } = sortColumn(order)
  const walk = async (of: WalkedPart, length: number): Promise<ListedUser[]> =>
    await runList(
      db,
      filter,
      { order, of, limit: length, few },
      {
        key: after?.key ?? '',
        id: after?.id ?? '',
        now,
      },
    )
  try {
    if (after?.key === null) return await walk('withoutValueBeyond', limit)
    const valued = await walk(after === undefined ? 'withValue' : 'withValueBeyond', limit)
    if (!nullable || valued.length >= limit) return valued
    return [...valued, ...(await walk('withoutValue', limit - valued.length))]
  } catch (error) {
    // Class 22 is "data exception": the cursor holds what isn't a time or an id.
    if (after !== undefined && sqlState(error)?.startsWith('22') === true)
      throw new Problem('invalid', 'cursor-invalid', 'This page of the list does not exist.')
    throw error
  }
}

/** The first page of those that a filter finds, and how many they are, at once: nothing if they are more than a few. */
export async function listFewUsers(
  db: Database,
  filter: UserFilter,
  order: UserOrder,
  { limit, now }: Pick<PageOfUsers, 'limit' | 'now'>,
): Promise<Listed[]> {
  const shape = { order, of: 'all', limit, few: true } as const
  return await runList(db, filter, shape, { key: '', id: '', now })
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

/** Those with a value in the sorted column, or those without; all of them, or those beyond where a page ended. */
type WalkedPart = 'withValue' | 'withValueBeyond' | 'withoutValue' | 'withoutValueBeyond'

/** What makes one statement another, beside the fields of the filter that are in use. */
interface ListShape {
  readonly order: UserOrder
  readonly of: WalkedPart | 'all'
  readonly limit: number
  readonly few: boolean
}

interface End {
  readonly key: string
  readonly id: string
  readonly now: Date
}

type Parameters = End & FilterValues
type Listed = ListedUser & { readonly count: number | null }

const KEPT_LISTS = 200
const lists = new Map<string, CompiledStatement<Parameters, Listed>>()

/**
 * Building and planning a list takes about as long as reading one, so its statement is kept. That it isn't planned
 * for the filter's own values does no harm: how it is read, `few` has decided. Rare ones aren't kept once there
 * are enough.
 */
async function runList(
  db: Database,
  filter: UserFilter,
  shape: ListShape,
  end: End,
): Promise<Listed[]> {
  const values = filterValues(filter)
  const name = JSON.stringify([shape, filter.view, filter.signIn, Object.keys(values)])
  const kept = lists.get(name)
  if (kept !== undefined) return await kept(db, { ...end, ...values })
  if (lists.size >= KEPT_LISTS) return await usersInOrder(db, filter, shape, end).execute()
  const names = [...END, ...Object.keys(values)] as (keyof Parameters)[]
  const list = compiledQuery<Parameters, Listed>(names, (builder, parameters) =>
    usersInOrder(builder, filterWith(filter, parameters), shape, parameters),
  )
  lists.set(name, list)
  return await list(db, { ...end, ...values })
}

const END = ['key', 'id', 'now'] as const

function usersInOrder(db: Database, filter: UserFilter, shape: ListShape, end: End) {
  const { value } = sortColumn(shape.order)
  const direction = shape.order.order
  const found = filteredUsers(db, filter, end.now)
  const key = sql<string | null>`(${value})::text`.as('key')
  const length = sql.lit(shape.limit)
  if (!shape.few)
    return found
      .leftJoin('password_credential as c', 'c.user_id', 'u.id')
      .select((eb) => userColumns(eb))
      .select([key, sql<number | null>`null::bigint`.as('count')])
      .where(partOf(shape, end))
      .orderBy(value, direction)
      .orderBy('u.id', direction)
      .limit(length)
  const counted = shape.of === 'all'
  const count = counted ? sql<number>`(select count(*) from u)` : sql<number | null>`null::bigint`
  // Materialized is what forbids the walk: the matches are all there before they are sorted.
  const page = db
    .with(
      (cte) => cte('u').materialized(),
      () => found.select(['u.id', ...SORTED_BY]).$if(counted, (few) => few.limit(MORE_THAN_FEW)),
    )
    .selectFrom('u')
    .select(['u.id', key, count.as('count')])
    .where(counted ? sql<boolean>`(select count(*) from u) < ${MORE_THAN_FEW}` : partOf(shape, end))
    .orderBy(value, (order) => inDirection(order, direction))
    .orderBy('u.id', direction)
    .limit(length)
  return db
    .selectFrom('user_account as u')
    .innerJoin(page.as('page'), 'page.id', 'u.id')
    .leftJoin('password_credential as c', 'c.user_id', 'u.id')
    .select((eb) => userColumns(eb))
    .select(['page.key', 'page.count'])
    .orderBy(value, (order) => inDirection(order, direction))
    .orderBy('u.id', direction)
}

const MORE_THAN_FEW = sql.lit(COUNT_LIMIT + 1)

function inDirection(order: OrderByItemBuilder, direction: 'asc' | 'desc'): OrderByItemBuilder {
  return (direction === 'asc' ? order.asc() : order.desc()).nullsLast()
}

const SORTED_BY = [
  'u.display_name',
  'u.user_principal_name',
  'u.department',
  'u.last_sign_in_at',
  'u.created_at',
] as const

function partOf({ order, of }: ListShape, end: End): RawBuilder<boolean> {
  const { value, parse } = sortColumn(order)
  const beyond = sql.raw(order.order === 'asc' ? '>' : '<')
  switch (of) {
    case 'all':
      return sql`true`
    case 'withValue':
      return sql`${value} is not null`
    case 'withValueBeyond':
      return sql`${value} is not null and (${value}, u.id) ${beyond} (${parse(end.key)}, ${end.id}::uuid)`
    case 'withoutValue':
      return sql`${value} is null`
    case 'withoutValueBeyond':
      return sql`${value} is null and u.id ${beyond} ${end.id}::uuid`
  }
}

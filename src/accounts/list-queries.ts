import { type RawBuilder, sql } from 'kysely'
import { COLLATIONS } from '../organisation/organisation.ts'
import { compiledQuery, type CompiledStatement } from '../platform/compiled-query.ts'
import { type Database, sqlState } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'
import type { UserSort } from './contract.ts'
import { EVERYBODY, filteredUsers, isNarrowed, type UserFilter } from './filter-queries.ts'
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
  const walk = async (of: WalkedPart, length: number): Promise<ListedUser[]> => {
    const shape = { order, of, limit: length, few }
    const end = { key: after?.key ?? '', id: after?.id ?? '' }
    const prepared = isNarrowed(filter) ? undefined : preparedWalk(shape)
    return prepared === undefined
      ? await usersInOrder(db, filter, shape, now, end).execute()
      : await prepared(db, end)
  }
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

/** What makes one statement another. */
interface WalkShape {
  readonly order: UserOrder
  readonly of: WalkedPart
  readonly limit: number
  readonly few: boolean
}

type End = { readonly key: string; readonly id: string }

const KEPT_WALKS = 100
const walks = new Map<string, CompiledStatement<End, ListedUser>>()

/** The list of everybody is asked for most and needs no other plan for other values. None when there are enough. */
function preparedWalk(shape: WalkShape): CompiledStatement<End, ListedUser> | undefined {
  const name = JSON.stringify(shape)
  const known = walks.get(name)
  if (known !== undefined || walks.size >= KEPT_WALKS) return known
  const walk = compiledQuery(['key', 'id'], (db, end: End) =>
    usersInOrder(db, EVERYBODY, shape, new Date(0), end),
  )
  walks.set(name, walk)
  return walk
}

function usersInOrder(db: Database, filter: UserFilter, shape: WalkShape, now: Date, end: End) {
  const { value } = sortColumn(shape.order)
  const direction = shape.order.order
  const found = filteredUsers(db, filter, now)
  const key = sql<string | null>`(${value})::text`.as('key')
  const length = sql.lit(shape.limit)
  if (!shape.few)
    return found
      .leftJoin('password_credential as c', 'c.user_id', 'u.id')
      .select((eb) => userColumns(eb))
      .select(key)
      .where(partOf(shape, end))
      .orderBy(value, direction)
      .orderBy('u.id', direction)
      .limit(length)
  // Materialized is what forbids the walk: the matches are all there before they are sorted.
  const page = db
    .with(
      (cte) => cte('u').materialized(),
      () => found.select(['u.id', ...SORTED_BY]),
    )
    .selectFrom('u')
    .select(['u.id', key])
    .where(partOf(shape, end))
    .orderBy(value, direction)
    .orderBy('u.id', direction)
    .limit(length)
  return db
    .selectFrom('user_account as u')
    .innerJoin(page.as('page'), 'page.id', 'u.id')
    .leftJoin('password_credential as c', 'c.user_id', 'u.id')
    .select((eb) => userColumns(eb))
    .select('page.key')
    .orderBy(value, direction)
    .orderBy('u.id', direction)
}

const SORTED_BY = [
  'u.display_name',
  'u.user_principal_name',
  'u.department',
  'u.last_sign_in_at',
  'u.created_at',
] as const

function partOf({ order, of }: WalkShape, end: End): RawBuilder<boolean> {
  const { value, parse } = sortColumn(order)
  const beyond = sql.raw(order.order === 'asc' ? '>' : '<')
  switch (of) {
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

import type { Organisation } from '../organisation/organisation.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { Context } from '../platform/context.ts'
import { requireOperator } from '../roles/policy.ts'
import type { UserPage, UserQuery } from './contract.ts'
import { isKnownToBeMany, keptCount } from './kept-counts.ts'
import {
  listFewUsers,
  type ListedUser,
  listUsersInOrder,
  type UserOrder,
  type UserPosition,
} from './list-queries.ts'
import { presentUser } from './present-user.ts'
import { isNarrowed, type UserFilter } from './user-filter.ts'
import { parseUserSearch } from './user-search.ts'

const PAGE = 50

/** One page of the list; the first also says how many there are. */
export async function listUsers(
  ctx: Context,
  organisation: Organisation,
  query: UserQuery,
): Promise<UserPage> {
  const viewer = requireOperator(ctx.actor)
  const now = ctx.now()
  const { filter, order } = readUserQuery(query, organisation)
  const top = query.top ?? PAGE
  const cursor = readCursor(query.after)
  const { users, count, few } =
    cursor === undefined
      ? await readFirstPage(ctx, filter, order, top + 1)
      : {
          users: await listUsersInOrder(ctx.db, filter, order, { ...cursor, limit: top + 1, now }),
          count: null,
          few: cursor.few,
        }
  const page = users.slice(0, top)
  const last = page.at(-1)
  return {
    value: page.map((row) => presentUser(row, viewer, now)),
    next: users.length > top && last !== undefined ? encodeCursor([last.key, last.id, few]) : null,
    count,
  }
}

async function readFirstPage(
  { db, now: clock }: Context,
  filter: UserFilter,
  order: UserOrder,
  limit: number,
): Promise<{ users: ListedUser[]; count: number; few: boolean }> {
  const now = clock()
  if (isNarrowed(filter) && !isKnownToBeMany(db, filter, now)) {
    const users = await listFewUsers(db, filter, order, { limit, now })
    const count = users[0]?.count
    if (count !== undefined && count !== null) return { users, count, few: true }
    // Nobody, or too many.
  }
  const [users, count] = await Promise.all([
    listUsersInOrder(db, filter, order, { after: undefined, limit, now, few: false }),
    keptCount(db, filter, now),
  ])
  return { users, count, few: false }
}

/** What is listed and in which order, from what the address says. */
export function readUserQuery(
  query: Omit<UserQuery, 'after' | 'top'>,
  { defaultLanguage }: Pick<Organisation, 'defaultLanguage'>,
): { filter: UserFilter; order: UserOrder } {
  return {
    filter: {
      view: query.view ?? 'all',
      terms: parseUserSearch(query.search),
      department: exactly(query.department),
      city: exactly(query.city),
      state: exactly(query.state),
      country: exactly(query.country),
      officeLocation: exactly(query.officeLocation),
      jobTitle: exactly(query.jobTitle),
      domain: exactly(query.domain)?.toLowerCase(),
      signIn: query.signIn,
      role: exactly(query.role),
    },
    order: {
      sort: query.sort ?? 'displayName',
      order: query.order ?? 'asc',
      language: defaultLanguage,
    },
  }
}

function readCursor(cursor: string | undefined): { after: UserPosition; few: boolean } | undefined {
  const values = decodeCursor(cursor, ['nullableString', 'string', 'boolean'])
  if (values === undefined) return undefined
  const [key, id, few] = values
  return { after: { key, id }, few }
}

/** An empty filter is none. The database can't hold, and doesn't take, a null character. */
function exactly(value: string | undefined): string | undefined {
  const text = value?.replaceAll('\0', '')
  return text === '' ? undefined : text
}

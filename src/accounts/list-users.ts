import type { Organisation } from '../organisation/organisation.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { Context } from '../platform/context.ts'
import { requireOperator } from '../roles/policy.ts'
import type { UserPage, UserQuery } from './contract.ts'
import { COUNT_LIMIT, isNarrowed, type UserFilter } from './filter-queries.ts'
import { keptCount } from './kept-counts.ts'
import { listUsersInOrder, type UserOrder, type UserPosition } from './list-queries.ts'
import { presentUser } from './present-user.ts'
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
  const after = cursor?.after
  const counting = cursor === undefined ? keptCount(ctx.db, filter, now) : null
  // Whether few match decides how they are read; whoever is listed along with everybody needn't wait for it.
  const few = cursor?.few ?? (isNarrowed(filter) && ((await counting) ?? 0) <= COUNT_LIMIT)
  const [users, count] = await Promise.all([
    listUsersInOrder(ctx.db, filter, order, { after, limit: top + 1, now, few }),
    counting,
  ])
  const page = users.slice(0, top)
  const last = page.at(-1)
  return {
    value: page.map((row) => presentUser(row, viewer, now)),
    next: users.length > top && last !== undefined ? encodeCursor([last.key, last.id, few]) : null,
    count,
  }
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
      domain: exactly(query.domain),
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

import type { Database } from '../platform/database.ts'
import { filteredUsers } from './filter-queries.ts'
import type { UserFilter } from './user-filter.ts'

export interface MatchingUser {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
}

/** So many are read at once, however small the batches are. */
const READ = 5000

/**
 * Everybody that a filter finds, in batches, for what is done to all of them; of a million only a few thousand
 * are held at a time. They come by their ids, which never change: whoever matches all the while is there
 * exactly once, however long it takes. After an interruption it goes on behind the last id.
 */
export async function* matchingUsers(
  db: Database,
  filter: UserFilter,
  now: Date,
  { batch, after }: { readonly batch: number; readonly after?: string },
): AsyncGenerator<readonly MatchingUser[], void, undefined> {
  let last = after
  for (;;) {
    const users = await readBeyond(db, filter, now, last)
    for (let start = 0; start < users.length; start += batch)
      yield users.slice(start, start + batch)
    last = users.at(-1)?.id
    if (users.length < READ) return
  }
}

async function readBeyond(
  db: Database,
  filter: UserFilter,
  now: Date,
  last: string | undefined,
): Promise<MatchingUser[]> {
  let query = filteredUsers(db, filter, now)
  if (last !== undefined) query = query.where('u.id', '>', last)
  return await query
    .select(['u.id', 'u.display_name as displayName', 'u.user_principal_name as userPrincipalName'])
    .orderBy('u.id')
    .limit(READ)
    .execute()
}

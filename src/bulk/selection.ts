import { readUserQuery } from '../accounts/list-users.ts'
import { matchingUsers } from '../accounts/matching-users.ts'
import type { Job } from '../jobs/job.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import type { BulkSelection } from './contract.ts'

const BATCH = 500

/** The ids of those who were selected, in batches, as the filter finds them now. */
export async function* selectedIds(
  { db, now }: Context,
  organisation: Organisation,
  job: Job,
): AsyncGenerator<readonly string[]> {
  // As the route checked it before it was stored.
  const selection = job.selection as BulkSelection
  if ('ids' in selection) {
    for (let from = 0; from < selection.ids.length; from += BATCH)
      yield selection.ids.slice(from, from + BATCH)
    return
  }
  const { filter } = readUserQuery(selection.query, organisation)
  for await (const users of matchingUsers(db, filter, now(), { batch: BATCH }))
    yield users.map(({ id }) => id)
}

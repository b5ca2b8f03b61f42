import { fillUsers, tidyFilled } from '../src/demo/fill/fill-users.ts'
import type { Database } from '../src/platform/database.ts'

/** The people that `demo fill` makes. Nobody knows the password that the hash would be of. */
export async function insertPlausibleUsers(db: Database, count: number): Promise<void> {
  const filling = { domains: ['bench.example'], now: new Date(), unknownHash: 'none' }
  await db.transaction().execute(async (tx) => {
    await fillUsers(tx, count, filling, () => undefined)
  })
  await tidyFilled(db)
}

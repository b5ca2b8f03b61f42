import type { Database } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { lockGlobalAdministrators } from './queries.ts'

/** The last enabled global administrator can't be removed, disabled or deleted. */
export async function assertNotLastGlobalAdministrator(
  db: Database,
  userId: string,
): Promise<void> {
  const holders = await lockGlobalAdministrators(db)
  if (holders.length > 1 || !holders.includes(userId)) return
  throw new Problem(
    'conflict',
    'last-global-administrator',
    'This is the last global administrator. Give the role to somebody else first.',
  )
}

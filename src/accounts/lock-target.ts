import { lockUser } from '../directory/queries.ts'
import type { User } from '../directory/user.ts'
import type { Database } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { listRolesOf, lockGlobalAdministrators } from '../roles/queries.ts'

export interface LockedTarget {
  readonly id: string
  readonly user: User
  readonly roles: string[]
}

/**
 * The user as they are now, locked, with their roles: what is decided on them stays true (S17). Global
 * administrators are locked together and in one order, so that two who shut each other out can't both
 * succeed, nor wait for each other.
 */
export async function lockTarget(db: Database, id: string): Promise<LockedTarget> {
  if ((await listRolesOf(db, id)).includes('GlobalAdministrator'))
    await lockGlobalAdministrators(db)
  const user = await lockUser(db, id)
  return { id, user, roles: await listRolesOf(db, id) }
}

export function assertNotDeleted({ user }: LockedTarget): void {
  if (user.deletedDateTime === null) return
  throw new Problem('conflict', 'user-deleted', 'This user is deleted. Restore the user first.')
}

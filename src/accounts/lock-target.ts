import { findUsers, lockUser, lockUsers } from '../directory/queries.ts'
import type { User } from '../directory/user.ts'
import type { Database } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { listRolesOf, listRolesOfMany, lockGlobalAdministrators } from '../roles/queries.ts'

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

/** Several, read without locks or locked as one is; those who don't exist are left out. */
export async function findTargets(
  db: Database,
  ids: readonly string[],
  { locked }: { locked: boolean },
): Promise<Map<string, LockedTarget>> {
  if (locked) {
    const before = await listRolesOfMany(db, ids)
    const isMighty = [...before.values()].some((roles) => roles.includes('GlobalAdministrator'))
    if (isMighty) await lockGlobalAdministrators(db)
  }
  const users = await (locked ? lockUsers(db, ids) : findUsers(db, ids))
  const roles = await listRolesOfMany(db, ids)
  return new Map(
    users.map((user) => [user.id, { id: user.id, user, roles: roles.get(user.id) ?? [] }]),
  )
}

export function assertNotDeleted({ user }: LockedTarget): void {
  if (user.deletedDateTime === null) return
  throw new Problem('conflict', 'user-deleted', 'This user is deleted. Restore the user first.')
}

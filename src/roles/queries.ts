import { sql } from 'kysely'
import { anyOf, compiledQuery } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'

export async function listRolesOf(db: Database, userId: string): Promise<string[]> {
  const rows = await selectRolesOf(db, { userId })
  return rows.map(({ role }) => role)
}

const selectRolesOf = compiledQuery(['userId'], (db, { userId }: { userId: string }) =>
  db.selectFrom('role_assignment').select('role').where('user_id', '=', userId).orderBy('role'),
)

export async function listRolesOfMany(
  db: Database,
  userIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('role_assignment')
    .select(['user_id as userId', 'role'])
    .where('user_id', '=', anyOf(userIds))
    .orderBy('role')
    .execute()
  const roles = new Map(userIds.map((id): [string, string[]] => [id, []]))
  for (const { userId, role } of rows) roles.get(userId)?.push(role)
  return roles
}

export async function insertRoleAssignments(
  db: Database,
  assignments: readonly {
    userId: string
    role: string
    assignedBy: string | null
    assignedByName: string | null
    assignedAt: Date
  }[],
): Promise<void> {
  if (assignments.length === 0) return
  await db
    .insertInto('role_assignment')
    .values(
      assignments.map((assignment) => ({
        user_id: assignment.userId,
        role: assignment.role,
        assigned_by: assignment.assignedBy,
        assigned_by_name: assignment.assignedByName,
        assigned_at: assignment.assignedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteRoleAssignment(
  db: Database,
  userId: string,
  role: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('role_assignment')
    .where('user_id', '=', userId)
    .where('role', '=', role)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function countHolders(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('role_assignment as r')
    .innerJoin('user_account as u', 'u.id', 'r.user_id')
    .select((eb) => ['r.role', eb.fn.countAll<number>().as('holders')])
    .where('u.deleted_at', 'is', null)
    .groupBy('r.role')
    .execute()
  return new Map(rows.map(({ role, holders }) => [role, holders]))
}

export async function listHolders(db: Database, role: string) {
  return await db
    .selectFrom('role_assignment as r')
    .innerJoin('user_account as u', 'u.id', 'r.user_id')
    .select([
      'u.id as userId',
      'u.display_name as displayName',
      'u.user_principal_name as userPrincipalName',
      'r.assigned_at as assignedAt',
      'r.assigned_by_name as assignedBy',
    ])
    .where('r.role', '=', role)
    .where('u.deleted_at', 'is', null)
    .orderBy('u.display_name')
    .limit(500)
    .execute()
}

/** The enabled holders of GlobalAdministrator, locked, so that two transactions can't remove the last two at once. */
export async function lockGlobalAdministrators(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('role_assignment as r')
    .innerJoin('user_account as u', 'u.id', 'r.user_id')
    .select('r.user_id as userId')
    .where('r.role', '=', 'GlobalAdministrator')
    .where('u.account_enabled', '=', true)
    .where('u.deleted_at', 'is', null)
    .orderBy('r.user_id')
    .forUpdate()
    .execute()
  return rows.map(({ userId }) => userId)
}

/** The role names of the user in the named column, as an expression for other queries to select. */
export function rolesOf(userIdColumn: string) {
  return sql<string[]>`array(
    select held.role from role_assignment as held
    where held.user_id = ${sql.ref(userIdColumn)} order by held.role
  )`
}

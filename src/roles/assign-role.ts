import { inTransaction } from '../audit/in-transaction.ts'
import { lockUser } from '../directory/queries.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { assertNotLastGlobalAdministrator } from './last-administrator.ts'
import { decideAssignRole, requireAllowed, requireOperator } from './policy.ts'
import {
  deleteRoleAssignment,
  insertRoleAssignments,
  listRolesOf,
  lockGlobalAdministrators,
} from './queries.ts'
import { isRoleName } from './role.ts'

export async function assignRole(ctx: Context, role: string, userId: string): Promise<void> {
  const operator = requireOperator(ctx.actor)
  requireRole(role)
  requireAllowed(decideAssignRole(operator, role))
  await inTransaction(ctx, async (tx) => {
    const user = await lockUser(tx.db, userId)
    if (user.deletedDateTime !== null)
      throw new Problem('conflict', 'user-deleted', 'A deleted user holds no roles.')
    await insertRoleAssignments(tx.db, [
      {
        userId,
        role,
        assignedBy: operator.id,
        assignedByName: operator.name,
        assignedAt: tx.now(),
      },
    ])
    tx.audit({
      action: 'role.assigned',
      target: { kind: 'user', id: user.id, name: user.displayName },
      detail: { role },
    })
  })
}

export async function removeRole(ctx: Context, role: string, userId: string): Promise<void> {
  const operator = requireOperator(ctx.actor)
  requireRole(role)
  requireAllowed(decideAssignRole(operator, role))
  await inTransaction(ctx, async (tx) => {
    // Together and first: two who take the role from each other would wait for one another.
    if (role === 'GlobalAdministrator') await lockGlobalAdministrators(tx.db)
    const user = await lockUser(tx.db, userId)
    const held = await listRolesOf(tx.db, userId)
    if (!held.includes(role))
      throw new Problem('notFound', 'role-not-held', 'This user does not hold the role.')
    if (role === 'GlobalAdministrator') await assertNotLastGlobalAdministrator(tx.db, userId)
    await deleteRoleAssignment(tx.db, userId, role)
    const roles = held.filter((each) => each !== role)
    await tx.listeners.rolesLost(tx, { id: userId, roles })
    tx.audit({
      action: 'role.removed',
      target: { kind: 'user', id: user.id, name: user.displayName },
      detail: { role },
    })
  })
}

export function requireRole(role: string): void {
  if (!isRoleName(role)) throw new Problem('notFound', 'role-not-found', 'There is no such role.')
}

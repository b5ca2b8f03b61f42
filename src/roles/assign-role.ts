import { type AuditDetail, inTransaction, type Transaction } from '../audit/in-transaction.ts'
import { lockUser } from '../directory/queries.ts'
import type { User } from '../directory/user.ts'
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
  requireRole(role)
  requireAllowed(decideAssignRole(requireOperator(ctx.actor), role))
  await inTransaction(ctx, async (tx) => await giveRole(tx, role, await lockUser(tx.db, userId)))
}

/** To a user who is locked. `noted` goes into the audit event. */
export async function giveRole(
  tx: Transaction,
  role: string,
  user: User,
  noted: AuditDetail = {},
): Promise<void> {
  const operator = requireOperator(tx.actor)
  requireAllowed(decideAssignRole(operator, role))
  if (user.deletedDateTime !== null)
    throw new Problem('conflict', 'user-deleted', 'A deleted user holds no roles.')
  await insertRoleAssignments(tx.db, [
    {
      userId: user.id,
      role,
      assignedBy: operator.id,
      assignedByName: operator.name,
      assignedAt: tx.now(),
    },
  ])
  tx.audit({
    action: 'role.assigned',
    target: { kind: 'user', id: user.id, name: user.displayName },
    detail: { ...noted, role },
  })
}

export async function removeRole(ctx: Context, role: string, userId: string): Promise<void> {
  requireRole(role)
  requireAllowed(decideAssignRole(requireOperator(ctx.actor), role))
  await inTransaction(ctx, async (tx) => {
    // Together and first: two who take the role from each other would wait for one another.
    if (role === 'GlobalAdministrator') await lockGlobalAdministrators(tx.db)
    const user = await lockUser(tx.db, userId)
    await takeRole(tx, role, user, await listRolesOf(tx.db, userId))
  })
}

/** From a user who is locked and holds these roles. `noted` goes into the audit event. */
export async function takeRole(
  tx: Transaction,
  role: string,
  user: User,
  held: readonly string[],
  noted: AuditDetail = {},
): Promise<void> {
  requireAllowed(decideAssignRole(requireOperator(tx.actor), role))
  if (!held.includes(role))
    throw new Problem('notFound', 'role-not-held', 'This user does not hold the role.')
  if (role === 'GlobalAdministrator') await assertNotLastGlobalAdministrator(tx.db, user.id)
  await deleteRoleAssignment(tx.db, user.id, role)
  const roles = held.filter((each) => each !== role)
  await tx.listeners.rolesLost(tx, { id: user.id, roles })
  tx.audit({
    action: 'role.removed',
    target: { kind: 'user', id: user.id, name: user.displayName },
    detail: { ...noted, role },
  })
}

export function requireRole(role: string): void {
  if (!isRoleName(role)) throw new Problem('notFound', 'role-not-found', 'There is no such role.')
}

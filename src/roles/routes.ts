import { Type } from 'typebox'
import type { Routes } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { assignRole, removeRole } from './assign-role.ts'
import { RoleAssignmentList, RoleAssignmentParams, RoleList } from './contract.ts'
import { decideAssignRole, requireOperator } from './policy.ts'
import { countHolders, listHolders } from './queries.ts'
import { isRoleName, ROLES } from './role.ts'

const read = { to: 'ability', ability: 'roles.read' } as const
const assign = { to: 'ability', ability: 'roles.assign' } as const

export const roleRoutes: Routes = async (app) => {
  app.get(
    '/roles',
    { config: { access: read }, schema: { response: { 200: RoleList } } },
    async ({ context }) => {
      const operator = requireOperator(context.actor)
      const holders = await countHolders(context.db)
      return {
        value: ROLES.map((role) => ({
          name: role.name,
          templateId: role.templateId,
          abilities: [...role.abilities],
          resets: [...role.resets],
          sensitiveActionsOn: [...role.sensitiveActionsOn],
          holders: holders.get(role.name) ?? 0,
          assign: decideAssignRole(operator, role.name),
        })),
      }
    },
  )

  app.get(
    '/roles/:name/assignments',
    {
      config: { access: read },
      schema: {
        params: Type.Pick(RoleAssignmentParams, ['name']),
        response: { 200: RoleAssignmentList },
      },
    },
    async ({ context, params }) => {
      if (!isRoleName(params.name))
        throw new Problem('notFound', 'role-not-found', 'There is no such role.')
      const remove = decideAssignRole(requireOperator(context.actor), params.name)
      const holders = await listHolders(context.db, params.name)
      return {
        value: holders.map((holder) => ({
          ...holder,
          assignedAt: holder.assignedAt.toISOString(),
          remove,
        })),
      }
    },
  )

  app.put(
    '/roles/:name/assignments/:userId',
    {
      config: { access: assign, audits: 1 },
      schema: { params: RoleAssignmentParams, response: { 204: Type.Null() } },
    },
    async ({ context, params }, reply) => {
      await assignRole(context, params.name, params.userId)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/roles/:name/assignments/:userId',
    {
      config: { access: assign, audits: 1 },
      schema: { params: RoleAssignmentParams, response: { 204: Type.Null() } },
    },
    async ({ context, params }, reply) => {
      await removeRole(context, params.name, params.userId)
      return reply.code(204).send(null)
    },
  )
}

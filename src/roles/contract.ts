import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Decision, Instant, Nullable, Uuid } from '../platform/contract.ts'

export const RoleAssignment = Type.Object({
  userId: Uuid,
  displayName: Type.String(),
  userPrincipalName: Type.String(),
  assignedAt: Instant,
  assignedBy: Nullable(Type.String()),
  /** May the caller take the role from this holder? */
  remove: Decision,
})

export const Role = Type.Object({
  /** Microsoft's name for it, such as `PasswordAdministrator`: the key of its translations too (`role.NAME`). */
  name: Type.String(),
  templateId: Uuid,
  /** `*` or names from `ability.NAME`. */
  abilities: Type.Array(Type.String()),
  /** Whose passwords its holders may reset: role names, `(none)` for people without a role, `*` for all. */
  resets: Type.Array(Type.String()),
  sensitiveActionsOn: Type.Array(Type.String()),
  holders: Type.Integer(),
  assign: Decision,
})
export type Role = Static<typeof Role>

/** GET /api/roles */
export const RoleList = Type.Object({ value: Type.Array(Role) })
export type RoleList = Static<typeof RoleList>

/** GET /api/roles/:name/assignments */
export const RoleAssignmentList = Type.Object({ value: Type.Array(RoleAssignment) })
export type RoleAssignmentList = Static<typeof RoleAssignmentList>

/** PUT and DELETE /api/roles/:name/assignments/:userId answer 204. */
export const RoleAssignmentParams = Type.Object({ name: Type.String(), userId: Uuid })

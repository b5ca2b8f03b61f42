import type { Decision } from '../platform/contract.ts'
import type { Actor } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { ABILITIES, type Ability, rolesNamed } from './role.ts'

/** Somebody who acts or is acted upon: by the roles that are theirs at this moment (S17). */
export interface RoleHolder {
  readonly id: string
  readonly roles: readonly string[]
}

const ALLOWED: Decision = { allowed: true }
const refused = (reason: string): Decision => ({ allowed: false, reason })

/** Only these hold so much that assigning them is a global administrator's alone. */
const MIGHTIEST = [
  'GlobalAdministrator',
  'PrivilegedRoleAdministrator',
  'PrivilegedAuthenticationAdministrator',
]

export function mayDo(roles: readonly string[], ability: Ability): boolean {
  return rolesNamed(roles).some(
    ({ abilities }) => abilities.includes('*') || abilities.includes(ability),
  )
}

export function abilitiesOf(roles: readonly string[]): string[] {
  const granted = rolesNamed(roles).flatMap(({ abilities }) => abilities)
  return granted.includes('*') ? ABILITIES : [...new Set(granted)]
}

/** Who may reset whom, and end their sessions: one role of the actor's must allow every role of the target's. */
export function decideReset(actor: RoleHolder, target: RoleHolder): Decision {
  if (actor.id === target.id) return refused('yourself')
  if (!mayDo(actor.roles, 'passwords.reset')) return refused('no-ability')
  return covers(actor, target, 'resets') ? ALLOWED : refused('role-above-yours')
}

/** Block, rename, change phones and alternate addresses. */
export function decideSensitive(actor: RoleHolder, target: RoleHolder): Decision {
  if (!mayDo(actor.roles, 'users.sensitive')) return refused('no-ability')
  return covers(actor, target, 'sensitiveActionsOn') ? ALLOWED : refused('role-above-yours')
}

export function decideBlock(actor: RoleHolder, target: RoleHolder): Decision {
  return actor.id === target.id ? refused('yourself') : decideSensitive(actor, target)
}

export function decideDelete(actor: RoleHolder, target: RoleHolder): Decision {
  if (actor.id === target.id) return refused('yourself')
  if (!mayDo(actor.roles, 'users.deleteRestore')) return refused('no-ability')
  return covers(actor, target, 'sensitiveActionsOn') ? ALLOWED : refused('role-above-yours')
}

/** Nobody assigns a role that they couldn't reset the holder of, but for global and privileged role administrators. */
export function decideAssignRole(actor: RoleHolder, role: string): Decision {
  if (!mayDo(actor.roles, 'roles.assign')) return refused('no-ability')
  if (actor.roles.includes('GlobalAdministrator')) return ALLOWED
  if (MIGHTIEST.includes(role)) return refused('global-administrators-only')
  if (actor.roles.includes('PrivilegedRoleAdministrator')) return ALLOWED
  return covers(actor, { id: '', roles: [role] }, 'resets') ? ALLOWED : refused('role-above-yours')
}

/** Turns a decision into the Problem that a refused caller gets. */
export function requireAllowed(decision: Decision): void {
  if (decision.allowed) return
  throw new Problem('forbidden', 'not-allowed', 'Your roles do not allow this.', {
    reason: decision.reason,
  })
}

/** The signed-in user who acts; anybody else has no business in commands that need one. */
export function requireOperator(actor: Actor): RoleHolder & { readonly name: string } {
  if (actor.kind === 'user') return actor
  throw new Problem('unauthenticated', 'sign-in-required', 'Sign in first.')
}

function covers(
  actor: RoleHolder,
  target: RoleHolder,
  row: 'resets' | 'sensitiveActionsOn',
): boolean {
  const held = target.roles.length === 0 ? ['(none)'] : target.roles
  return rolesNamed(actor.roles).some(
    (role) => role[row].includes('*') || held.every((name) => role[row].includes(name)),
  )
}

import abilitiesFile from './data/role-abilities.json' with { type: 'json' }
import matrixFile from './data/role-matrix.json' with { type: 'json' }

export type Ability = keyof typeof abilitiesFile.abilities
export type RoleName = keyof typeof abilitiesFile.roles

/** A role with Microsoft's name and template id. What the files leave out, it may not do. */
export interface RoleDefinition {
  readonly name: RoleName
  readonly templateId: string
  /** `*` for all. */
  readonly abilities: readonly string[]
  /** Every role that the target holds must stand here; `(none)` for people without one, `*` for all. */
  readonly resets: readonly string[]
  readonly sensitiveActionsOn: readonly string[]
}

const templateIds: Record<string, string> = matrixFile.roleTemplateIds
const resets: Record<string, string[]> = matrixFile.resetPasswordAndInvalidateRefreshTokens
const sensitive: Record<string, string[]> = matrixFile.sensitiveActions

export const ABILITIES = Object.keys(abilitiesFile.abilities)

export const ROLES: readonly RoleDefinition[] = Object.entries(abilitiesFile.roles).map(
  ([name, abilities]) => {
    const templateId = templateIds[name]
    if (!isRoleName(name) || templateId === undefined)
      throw new Error(`${name} has no template id.`)
    return {
      name,
      templateId,
      abilities,
      resets: resets[name] ?? [],
      sensitiveActionsOn: sensitive[name] ?? [],
    }
  },
)

export function isRoleName(name: string): name is RoleName {
  return Object.hasOwn(abilitiesFile.roles, name)
}

export function rolesNamed(names: readonly string[]): RoleDefinition[] {
  return ROLES.filter((role) => names.includes(role.name))
}

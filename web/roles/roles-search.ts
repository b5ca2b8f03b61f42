import { oneOf, textOf } from '../search-params.ts'

export interface RolesSearch {
  readonly role?: string
  /** Another role, to see both side by side. */
  readonly compare?: string
  /** The panel that finds somebody for the role. */
  readonly assign?: '1'
}

/** What the address of this screen may say. */
export function rolesSearch(search: Readonly<Record<string, unknown>>): RolesSearch {
  const role = textOf(search, 'role')
  const compare = textOf(search, 'compare')
  const assign = oneOf(search, 'assign', ['1'] as const)
  return {
    ...(role === undefined ? {} : { role }),
    ...(compare === undefined ? {} : { compare }),
    ...(assign === undefined ? {} : { assign }),
  }
}

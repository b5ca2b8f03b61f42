import { textOf } from '../search-params.ts'

export interface RolesSearch {
  readonly role?: string
}

/** What the address of this screen may say. */
export function rolesSearch(search: Readonly<Record<string, unknown>>): RolesSearch {
  const role = textOf(search, 'role')
  return role === undefined ? {} : { role }
}

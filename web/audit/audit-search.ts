import { textOf } from '../search-params.ts'

export interface AuditSearch {
  readonly search?: string
  /** The id of what was acted upon: a user's page links here. */
  readonly target?: string
}

/** What the address of this screen may say. */
export function auditSearch(search: Readonly<Record<string, unknown>>): AuditSearch {
  const text = textOf(search, 'search')
  const target = textOf(search, 'target')
  return {
    ...(text === undefined ? {} : { search: text }),
    ...(target === undefined ? {} : { target }),
  }
}

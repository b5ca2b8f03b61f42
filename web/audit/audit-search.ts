import { textOf } from '../search-params.ts'

export interface AuditSearch {
  readonly search?: string
}

/** What the address of this screen may say. */
export function auditSearch(search: Readonly<Record<string, unknown>>): AuditSearch {
  const text = textOf(search, 'search')
  return text === undefined ? {} : { search: text }
}

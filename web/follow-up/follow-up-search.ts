import { textOf } from '../search-params.ts'

export interface FollowUpSearch {
  readonly group?: string
}

/** What the address of this screen may say. */
export function followUpSearch(search: Readonly<Record<string, unknown>>): FollowUpSearch {
  const group = textOf(search, 'group')
  return group === undefined ? {} : { group }
}

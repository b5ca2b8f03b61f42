import type { FollowUpGroup } from '../../src/follow-ups/contract.ts'
import { oneOf, textOf } from '../search-params.ts'

export const GROUPS: readonly FollowUpGroup[] = ['needsYou', 'waiting', 'done']

/** No group: all three below each other. */
export interface FollowUpSearch {
  readonly group?: FollowUpGroup
  readonly search?: string
}

/** What the address of this screen may say. */
export function followUpSearch(search: Readonly<Record<string, unknown>>): FollowUpSearch {
  const group = oneOf(search, 'group', GROUPS)
  const text = textOf(search, 'search')
  return {
    ...(group === undefined ? {} : { group }),
    ...(text === undefined ? {} : { search: text }),
  }
}

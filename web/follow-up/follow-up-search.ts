import type { FollowUpGroup, FollowUpScope } from '../../src/follow-ups/contract.ts'
import { oneOf, textOf } from '../search-params.ts'

export const GROUPS: readonly FollowUpGroup[] = ['needsYou', 'waiting', 'done']

export const SCOPES: readonly FollowUpScope[] = ['mine', 'unassigned', 'all']

/** No group: all three below each other. No scope: mine, if there are any. */
export interface FollowUpSearch {
  readonly scope?: FollowUpScope
  readonly group?: FollowUpGroup
  readonly search?: string
}

/** What the address of this screen may say. */
export function followUpSearch(search: Readonly<Record<string, unknown>>): FollowUpSearch {
  const scope = oneOf(search, 'scope', SCOPES)
  const group = oneOf(search, 'group', GROUPS)
  const text = textOf(search, 'search')
  return {
    ...(scope === undefined ? {} : { scope }),
    ...(group === undefined ? {} : { group }),
    ...(text === undefined ? {} : { search: text }),
  }
}

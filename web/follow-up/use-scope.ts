import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { FollowUpCounts, FollowUpScope } from '../../src/follow-ups/contract.ts'

/**
 * Whose hand-overs are shown: as the address says; without that mine, if any of mine are open, else all. That is
 * settled once, so that the page doesn't turn over when the last of mine is done. A search that comes with the
 * address looks at all.
 */
export function useScope(counts: FollowUpCounts | undefined): FollowUpScope | undefined {
  const { scope, search } = useSearch({ from: '/follow-up' })
  const [first, setFirst] = useState<FollowUpScope | undefined>(
    search === undefined ? undefined : 'all',
  )
  if (first === undefined && counts !== undefined) {
    setFirst(counts.mine.needsYou + counts.mine.waiting > 0 ? 'mine' : 'all')
  }
  return scope ?? first
}

export function countsOf(counts: FollowUpCounts, scope: FollowUpScope) {
  return scope === 'all' ? counts : counts[scope]
}

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FollowUpGroup, FollowUpScope } from '../../src/follow-ups/contract.ts'
import { followUpsQuery } from './follow-up-queries.ts'
import { useSteadyList } from './use-steady-list.ts'

/** Beside the other groups only so many stand; the rest is one link away. */
const IN_OVERVIEW = 5

export interface GroupWanted {
  readonly group: FollowUpGroup
  readonly scope: FollowUpScope | undefined
  readonly search: string | undefined
  /** The group has the page to itself. */
  readonly isAlone: boolean
  readonly isWanted: boolean
}

/** A group's hand-overs: all that are loaded, and those of them that are shown. */
export function useFollowUps({ group, scope, search, isAlone, isWanted }: GroupWanted) {
  const query = useInfiniteQuery({
    ...followUpsQuery(group, scope ?? 'all', search),
    enabled: isWanted && scope !== undefined,
  })
  const pages = isWanted ? query.data?.pages : undefined
  const latest = useMemo(() => pages?.flatMap(({ value }) => value) ?? [], [pages])
  const { shown: all, ...steady } = useSteadyList(latest, `${scope} ${search ?? ''}`)
  const isCut = !isAlone && group !== 'needsYou' && search === undefined
  const shown = isCut ? all.slice(0, IN_OVERVIEW) : all
  return { group, query, latest, all, steady, isCut, shown }
}

export type FollowUps = ReturnType<typeof useFollowUps>

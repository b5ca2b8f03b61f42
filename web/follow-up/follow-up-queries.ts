import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  FollowUpCounts,
  FollowUpGroup,
  FollowUpPage,
  FollowUpScope,
} from '../../src/follow-ups/contract.ts'
import { api } from '../api.ts'
import { pollEvery } from '../live.ts'

/** While the page is looked at; TanStack Query stops by itself when it is hidden. */
const EVERY_MS = 15_000

export function followUpsQuery(
  group: FollowUpGroup,
  scope: FollowUpScope,
  search: string | undefined,
) {
  return infiniteQueryOptions({
    queryKey: ['follow-ups', group, scope, search ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<FollowUpPage>(
        '/follow-ups',
        { group, scope, search, ...(pageParam === '' ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: pollEvery(EVERY_MS),
  })
}

export function followUpCountsQuery() {
  return queryOptions({
    queryKey: ['follow-ups', 'counts'],
    queryFn: ({ signal }) => api.get<FollowUpCounts>('/follow-ups/counts', undefined, signal),
    refetchInterval: pollEvery(EVERY_MS),
  })
}

import { queryOptions } from '@tanstack/react-query'
import type { FollowUpPage } from '../../src/follow-ups/contract.ts'
import type { Handover } from '../../src/handovers/contract.ts'
import { api } from '../api.ts'

const SHOWN = 5

export function latestQuery() {
  return queryOptions({
    queryKey: ['follow-ups', 'latest'],
    queryFn: async ({ signal }): Promise<readonly Handover[]> => {
      const groups = await Promise.all(
        (['needsYou', 'waiting', 'done'] as const).map((group) =>
          api.get<FollowUpPage>('/follow-ups', { group }, signal),
        ),
      )
      return groups.flatMap(({ value }) => value).slice(0, SHOWN)
    },
    refetchInterval: 30_000,
  })
}

import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Owners } from '../../../src/follow-ups/contract.ts'
import { api } from '../../api.ts'

/** Who can be given a hand-over; while the next letters are looked up the last people stay. */
export function ownersQuery(search: string) {
  return queryOptions({
    queryKey: ['follow-ups', 'owners', search],
    queryFn: ({ signal }) => api.get<Owners>('/follow-ups/owners', { search }, signal),
    placeholderData: keepPreviousData,
  })
}

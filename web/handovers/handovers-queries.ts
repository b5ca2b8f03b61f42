import { queryOptions } from '@tanstack/react-query'
import type { HandoverDetail } from '../../src/handovers/contract.ts'
import { api } from '../api.ts'

const EVERY_MS = 15_000

/** Asked again while it is looked at: events come by themselves. */
export function handoverQuery(number: string) {
  return queryOptions({
    queryKey: ['handovers', number],
    queryFn: ({ signal }) => api.get<HandoverDetail>(`/handovers/${number}`, undefined, signal),
    refetchInterval: EVERY_MS,
  })
}

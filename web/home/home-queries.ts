import { queryOptions } from '@tanstack/react-query'
import type { Home, Overview } from '../../src/overview/contract.ts'
import { api } from '../api.ts'

export function homeQuery() {
  return queryOptions({
    queryKey: ['home'],
    queryFn: ({ signal }) => api.get<Home>('/home', undefined, signal),
    refetchInterval: 30_000,
  })
}

/** Counted at most once a minute: asking more often tells nothing new. */
export function overviewQuery() {
  return queryOptions({
    queryKey: ['overview'],
    queryFn: ({ signal }) => api.get<Overview>('/overview', undefined, signal),
    refetchInterval: 60_000,
  })
}

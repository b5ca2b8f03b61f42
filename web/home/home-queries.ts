import { queryOptions } from '@tanstack/react-query'
import type { Home } from '../../src/sign-in/contract.ts'
import { api } from '../api.ts'

export function homeQuery() {
  return queryOptions({
    queryKey: ['home'],
    queryFn: ({ signal }) => api.get<Home>('/home', undefined, signal),
    refetchInterval: 30_000,
  })
}

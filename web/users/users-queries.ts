import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type {
  UserDetail,
  UserExportQuery,
  UserFilterValues,
  UserPage,
  UserView,
} from '../../src/accounts/contract.ts'
import type { ResetOptions } from '../../src/resets/contract.ts'
import { api } from '../api.ts'
import type { UsersSearch } from './users-search.ts'

const PAGE_SIZE = 100

/** What the list and its export are asked with. */
export function listQuery(search: UsersSearch, view: UserView = search.view ?? 'all') {
  const { department, jobTitle, officeLocation, city, state, country, domain } = search
  const { search: words, role, signIn, sort, order } = search
  return {
    view,
    search: words,
    department,
    jobTitle,
    officeLocation,
    city,
    state,
    country,
    domain,
    role,
    signIn,
    sort,
    order,
  }
}

/** What all that match have in common, for work on all of them. */
export function matchQuery(search: UsersSearch, view?: UserView): Static<typeof UserExportQuery> {
  const { sort: _sort, order: _order, ...query } = listQuery(search, view)
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
}

export function usersQuery(search: UsersSearch, view?: UserView) {
  const query = listQuery(search, view)
  return infiniteQueryOptions({
    queryKey: ['users', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api.get<UserPage>(
        '/users',
        { ...query, top: PAGE_SIZE, ...(pageParam === '' ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function userQuery(id: string) {
  return queryOptions({
    queryKey: ['users', 'one', id],
    queryFn: ({ signal }) => api.get<UserDetail>(`/users/${id}`, undefined, signal),
  })
}

export function filterValuesQuery() {
  return queryOptions({
    queryKey: ['users', 'filters'],
    queryFn: ({ signal }) => api.get<UserFilterValues>('/users/filters', undefined, signal),
    staleTime: 300_000,
  })
}

/** Never kept: what was on file a minute ago may be somebody else's idea by now. */
export function resetOptionsQuery(id: string) {
  return queryOptions({
    queryKey: ['users', 'reset-options', id],
    queryFn: ({ signal }) => api.get<ResetOptions>(`/users/${id}/reset-options`, undefined, signal),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

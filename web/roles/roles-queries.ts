import { queryOptions } from '@tanstack/react-query'
import type { UserPage } from '../../src/accounts/contract.ts'
import type { RoleAssignmentList, RoleList } from '../../src/roles/contract.ts'
import { api } from '../api.ts'

const FOUND = 10

export function rolesQuery() {
  return queryOptions({
    queryKey: ['roles'],
    queryFn: ({ signal }) => api.get<RoleList>('/roles', undefined, signal),
  })
}

export function assignmentsQuery(role: string) {
  return queryOptions({
    queryKey: ['roles', role, 'assignments'],
    queryFn: ({ signal }) =>
      api.get<RoleAssignmentList>(`/roles/${role}/assignments`, undefined, signal),
  })
}

/** People whose name or user name fits, for choosing one. */
export function peopleQuery(search: string) {
  return queryOptions({
    queryKey: ['users', 'people', search],
    queryFn: ({ signal }) => api.get<UserPage>('/users', { search, top: FOUND }, signal),
    enabled: search.length > 1,
    placeholderData: (before) => before,
  })
}

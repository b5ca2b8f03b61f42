import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AuditActions, AuditPage } from '../../src/audit/contract.ts'
import { api } from '../api.ts'
import type { AuditSearch } from './audit-search.ts'

/** What the address says, as the server takes it. */
export function auditFilter(search: AuditSearch) {
  return {
    search: search.search,
    action: search.action,
    outcome: search.outcome,
    actorId: search.actor,
    targetId: search.target,
    from: search.from === undefined ? undefined : startOfDay(search.from, 0),
    to: search.until === undefined ? undefined : startOfDay(search.until, 1),
  }
}

export function auditQuery(search: AuditSearch) {
  const query = auditFilter(search)
  return infiniteQueryOptions({
    queryKey: ['audit', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditPage>(
        '/audit',
        { ...query, ...(pageParam === 0 ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function auditActionsQuery() {
  return queryOptions({
    queryKey: ['audit', 'actions'],
    queryFn: ({ signal }) => api.get<AuditActions>('/audit/actions', undefined, signal),
    staleTime: 300_000,
  })
}

/** A day of the reader's calendar as an instant; the last day of a span counts whole. */
function startOfDay(day: string, daysLater: number): string {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysLater).toISOString()
}

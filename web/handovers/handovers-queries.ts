import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AuditTrail } from '../../src/audit/contract.ts'
import type { HandoverDetail } from '../../src/handovers/contract.ts'
import { api } from '../api.ts'
import { pollEvery } from '../live.ts'

const EVERY_MS = 15_000

/** Asked again while it is looked at: events come by themselves. */
export function handoverQuery(number: string) {
  return queryOptions({
    queryKey: ['handovers', number],
    queryFn: ({ signal }) => api.get<HandoverDetail>(`/handovers/${number}`, undefined, signal),
    refetchInterval: pollEvery(EVERY_MS),
  })
}

/** Read anew with each new event, and now and then for the head of the chain. */
export function auditTrailQuery({ number, events }: HandoverDetail) {
  return queryOptions({
    queryKey: ['handovers', String(number), 'audit', events.length],
    queryFn: ({ signal }) => api.get<AuditTrail>(`/handovers/${number}/audit`, undefined, signal),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  })
}

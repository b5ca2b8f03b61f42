import { queryOptions } from '@tanstack/react-query'
import type { SuppressedAddresses } from '../../src/deliveries/contract.ts'
import type { Mail, Settings } from '../../src/organisation/contract.ts'
import { api } from '../api.ts'

export function settingsQuery() {
  return queryOptions({
    queryKey: ['settings'],
    queryFn: ({ signal }) => api.get<Settings>('/settings', undefined, signal),
  })
}

export function mailQuery() {
  return queryOptions({
    queryKey: ['settings', 'mail'],
    queryFn: ({ signal }) => api.get<Mail>('/settings/mail', undefined, signal),
    refetchInterval: 15_000,
  })
}

export function suppressedAddressesQuery() {
  return queryOptions({
    queryKey: ['settings', 'suppressed-addresses'],
    queryFn: ({ signal }) =>
      api.get<SuppressedAddresses>('/suppressed-addresses', undefined, signal),
  })
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { Import, ImportLinePage, ImportList } from '../../src/import/contract.ts'
import type { ImportTemplateList } from '../../src/import/mapping/contract.ts'
import { api } from '../api.ts'
import type { Only } from './import-search.ts'

const VERIFYING_MS = 700
const LINES_AT_ONCE = 50

export function importsQuery() {
  return queryOptions({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => api.get<Static<typeof ImportList>>('/imports', undefined, signal),
  })
}

export const importKey = (id: string) => ['imports', 'file', id]

export function importQuery(id: string, isVisible: boolean) {
  return queryOptions({
    queryKey: importKey(id),
    queryFn: ({ signal }) => api.get<Import>(`/imports/${id}`, undefined, signal),
    refetchInterval: ({ state: { data } }) =>
      isVisible && data?.state === 'verifying' ? VERIFYING_MS : false,
  })
}

export const linesKey = (id: string) => ['imports', 'lines', id]

export function linesQuery(id: string, only: Only | undefined, problem?: string) {
  return infiniteQueryOptions({
    queryKey: [...linesKey(id), only ?? 'all', problem ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<ImportLinePage>(
        `/imports/${id}/lines`,
        {
          top: LINES_AT_ONCE,
          ...(only === undefined ? {} : { only }),
          ...(problem === undefined ? {} : { problem }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    // A line that was put right stays in sight: only another filter asks anew.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

export function templatesQuery() {
  return queryOptions({
    queryKey: ['imports', 'templates'],
    queryFn: ({ signal }) =>
      api.get<Static<typeof ImportTemplateList>>('/import-templates', undefined, signal),
  })
}

import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Job, JobState } from '../../src/jobs/contract.ts'
import { jobRowsQuery } from './jobs-queries.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('rows that came back into a state are read anew, however soon', async () => {
  const outcomes = ['failed', 'planned', 'done']
  vi.stubGlobal('fetch', async () =>
    Response.json({ value: [{ ordinal: 1, state: outcomes.shift() }], next: null }),
  )
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000 } } })
  const { result, rerender } = renderHook(
    ({ state }) => useInfiniteQuery(jobRowsQuery({ number: 7, state } as Job, {}, false)),
    {
      initialProps: { state: 'done' as JobState },
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  )
  const isShown = async (state: string) =>
    await waitFor(() => expect(result.current.data?.pages[0]?.value[0]?.state).toBe(state))
  await isShown('failed')
  rerender({ state: 'running' })
  await isShown('planned')
  rerender({ state: 'done' })
  await isShown('done')
})

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import en from '../../messages/en.json' with { type: 'json' }
import { lettersQuery } from '../letters/letters-queries.ts'
import { makeWords, WordsProvider } from '../ui/t.tsx'
import { JobLetters } from './job-letters.tsx'

function steps(counts: { waiting: number; printed: number; expired: number }): string[] {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  client.setQueryData(lettersQuery({ job: '7' }, undefined).queryKey, {
    value: [],
    next: null,
    ...counts,
  })
  const router = createRouter({
    routeTree: createRootRoute(),
    history: createMemoryHistory(),
  })
  const { unmount } = render(
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router as never}>
        <WordsProvider words={makeWords('en', en)}>
          <JobLetters number={7} />
        </WordsProvider>
      </RouterContextProvider>
    </QueryClientProvider>,
  )
  const said = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  unmount()
  return said
}

test('what became of a job’s letters is said as it is: waiting, ended unprinted, printed', () => {
  expect(steps({ waiting: 200, printed: 0, expired: 0 })).toEqual([
    expect.stringMatching(/^200 letters wait to be printed .*24 hours.*Print letters$/),
  ])
  expect(steps({ waiting: 0, printed: 150, expired: 50 })).toEqual([
    expect.stringMatching(/^50 letters were not printed in time .*Follow up$/),
    '150 letters are printed',
  ])
  expect(steps({ waiting: 0, printed: 0, expired: 0 })).toEqual(['No letters wait to be printed'])
})

import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import en from '../../../messages/en.json' with { type: 'json' }
import { stringifySearch } from '../../search-params.ts'
import { makeWords, WordsProvider } from '../../ui/t.tsx'
import { ProblemFilters } from './problem-filters.tsx'

afterEach(cleanup)

function show(problems: { code: string; count: number }[], problem?: string) {
  const history = createMemoryHistory()
  const router = createRouter({ routeTree: createRootRoute(), history, stringifySearch })
  render(
    <RouterContextProvider router={router as never}>
      <WordsProvider words={makeWords('en', en)}>
        <ProblemFilters file={{ id: 'one', problems }} problem={problem} />
      </WordsProvider>
    </RouterContextProvider>,
  )
}
const links = () =>
  screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])

test('three thousand lines without a domain are one thing to mend, under Columns', () => {
  show([
    { code: 'domainMissing', count: 3000 },
    { code: 'addressInvalid', count: 2 },
    { code: 'nameTaken', count: 1 },
  ])
  expect(links()).toEqual([
    ['No domain 3,000', '/users/import/one?step=check&only=problems&problem=domainMissing'],
    ['Not an address 2', '/users/import/one?step=check&only=problems&problem=addressInvalid'],
    ['User name taken 1', '/users/import/one?step=check&only=problems&problem=nameTaken'],
    ['Back to the columns', '/users/import/one?step=columns'],
  ])
  expect(screen.getByText(/^3,000 user names have no domain\./)).toBeDefined()
})

test('a single kind needs no filter; the one that is looked at stays when its last line is put right', () => {
  show([{ code: 'addressInvalid', count: 2 }])
  expect(screen.queryByRole('link')).toBe(null)
  cleanup()
  show([{ code: 'addressInvalid', count: 2 }], 'nameInvalid')
  expect(screen.getByRole('link', { current: true }).textContent).toBe('Not a user name 0')
})

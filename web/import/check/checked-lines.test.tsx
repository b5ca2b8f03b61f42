import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import en from '../../../messages/en.json' with { type: 'json' }
import type { Import, ImportLine, ImportMapping } from '../../../src/import/contract.ts'
import { makeWords, WordsProvider } from '../../ui/t.tsx'
import { CheckedLines } from './checked-lines.tsx'

const mapping: ImportMapping = {
  header: true,
  targets: ['userPrincipalName'],
  mode: 'add',
  emptyCells: 'keep',
  makeNames: false,
  domain: null,
}
const file = { id: '00000000-0000-4000-8000-000000000001', columns: ['Login'], mapping } as Import
const line: ImportLine = {
  line: 2,
  cells: ['bo berg'],
  status: 'problem',
  leftOut: false,
  displayName: 'Bo Berg',
  userPrincipalName: 'bo berg',
  userId: null,
  problems: [{ code: 'nameInvalid', column: 0, value: 'bo berg', parameters: {} }],
  changes: [],
  kept: [],
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Answers one after another; undefined: the server can't be reached. */
function show(...answers: readonly (object | undefined)[]) {
  const left = [...answers]
  vi.stubGlobal('fetch', async () => {
    const answer = left.shift()
    if (answer === undefined) throw new TypeError('Failed to fetch')
    return Response.json(answer)
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <WordsProvider words={makeWords('en', en)}>
        <CheckedLines file={file} mapping={mapping} only="problems" />
      </WordsProvider>
    </QueryClientProvider>,
  )
}

test('lines that could not be fetched are asked for again', async () => {
  show(undefined, { value: [line], next: null })
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  await screen.findByText('Bo Berg')
  expect(screen.queryByRole('button', { name: 'Try again' })).toBe(null)
})

test('when the next lines can not be fetched, what was typed in these stays', async () => {
  show({ value: [line], next: 'further' }, undefined, {
    value: [{ ...line, line: 3, displayName: 'Cai Ceder' }],
    next: null,
  })
  const cell = await screen.findByDisplayValue('bo berg')
  fireEvent.change(cell, { target: { value: 'bo.berg' } })
  fireEvent.click(screen.getByRole('button', { name: 'Show more lines' }))
  await screen.findByText(en['problem.unreachable'])
  expect(screen.getByDisplayValue('bo.berg')).toBe(cell)
  fireEvent.click(screen.getByRole('button', { name: 'Show more lines' }))
  await screen.findByText('Cai Ceder')
  expect(screen.getByDisplayValue('bo.berg')).toBe(cell)
})

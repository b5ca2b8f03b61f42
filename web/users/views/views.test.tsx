import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import en from '../../../messages/en.json' with { type: 'json' }
import { makeWords, WordsProvider } from '../../ui/t.tsx'
import { ToastsProvider } from '../../ui/toasts.tsx'
import { ColumnsPanel } from './columns-panel.tsx'
import type { SavedViewsState } from './use-saved-views.ts'
import { ViewDialog } from './view-dialog.tsx'
import { ViewsPanel } from './views-panel.tsx'

const nothing = () => undefined
const saved: SavedViewsState = {
  views: [],
  current: undefined,
  isChanged: false,
  columns: ['department'],
  share: { allowed: true },
  isPending: false,
  error: null,
  isFetching: false,
  onTryAgain: nothing,
}

// Without it nothing moves: a dialog that goes while it still opens would fail the run.
Object.assign(Element.prototype, { animate: undefined })

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(children: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider words={makeWords('en', en)}>
        <ToastsProvider>{children}</ToastsProvider>
      </WordsProvider>
    </QueryClientProvider>,
  )
}

function viewsPanel(state: Partial<SavedViewsState>) {
  return (
    <ViewsPanel
      saved={{ ...saved, ...state }}
      onOpen={nothing}
      onRename={nothing}
      onCopy={nothing}
      onShare={nothing}
      onDelete={nothing}
      onClose={nothing}
    />
  )
}

test('there are no saved views only once that is known', () => {
  show(viewsPanel({}))
  screen.getByText('No saved views yet')
  cleanup()
  const onTryAgain = vi.fn<() => void>()
  show(viewsPanel({ error: new TypeError('Failed to fetch'), onTryAgain }))
  expect(screen.queryByText('No saved views yet')).toBe(null)
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onTryAgain).toHaveBeenCalledOnce()
  cleanup()
  show(viewsPanel({ isPending: true }))
  expect(screen.queryByText('No saved views yet')).toBe(null)
})

test('a view is saved once, however often Enter is pressed', async () => {
  const fetched = vi.fn<typeof fetch>(() => new Promise<Response>(nothing))
  vi.stubGlobal('fetch', fetched)
  show(
    <ViewDialog
      draft={{
        title: 'Save as view',
        name: '7B',
        shared: false,
        share: { allowed: true },
        change: (name, shared) => ({ do: 'add', body: { name, shared, query: {}, columns: [] } }),
      }}
      onSaved={nothing}
      onClose={nothing}
    />,
  )
  const form = screen.getByLabelText('Name of the view').closest('form')
  if (form === null) throw new Error('no form')
  fireEvent.submit(form)
  await waitFor(() => expect(fetched).toHaveBeenCalledOnce())
  fireEvent.submit(form)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(fetched).toHaveBeenCalledOnce()
})

test('the focus goes with a column into the other list, and back', () => {
  show(<ColumnsPanel saved={saved} onSearch={nothing} onClose={nothing} />)
  const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'City' })
  box().focus()
  fireEvent.click(box())
  expect(box().checked).toBe(true)
  expect(document.activeElement).toBe(box())
  fireEvent.click(box())
  expect(box().checked).toBe(false)
  expect(document.activeElement).toBe(box())
})

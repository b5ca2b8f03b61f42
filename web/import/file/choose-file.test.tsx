import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import en from '../../../messages/en.json' with { type: 'json' }
import type { Import, ImportState } from '../../../src/import/contract.ts'
import { parseSearch, stringifySearch } from '../../search-params.ts'
import { makeWords, WordsProvider } from '../../ui/t.tsx'
import { importStartSearch } from '../import-search.ts'
import { ChooseFile } from './choose-file.tsx'
import { discardEarlier } from './discard-earlier.ts'

/** A request that is on its way until the test answers it. */
class Sending extends EventTarget {
  static last: Sending
  readonly upload = new EventTarget()
  address = ''
  status = 0
  response: unknown
  constructor() {
    super()
    Sending.last = this
  }
  open(_method: string, address: string): void {
    this.address = address
  }
  setRequestHeader(): void {}
  send(): void {}
  abort(): void {
    this.dispatchEvent(new Event('abort'))
  }
  answer(status: number, response: unknown): void {
    Object.assign(this, { status, response })
    this.dispatchEvent(new Event('load'))
  }
}

beforeEach(() => vi.stubGlobal('XMLHttpRequest', Sending))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

async function show(search: string): Promise<void> {
  const root = createRootRoute()
  const route = createRoute({
    getParentRoute: () => root,
    path: '/users/import',
    validateSearch: importStartSearch,
    component: () => <ChooseFile onUploaded={() => undefined} />,
  })
  const router = createRouter({
    routeTree: root.addChildren([route]),
    history: createMemoryHistory({ initialEntries: [`/users/import${search}`] }),
    parseSearch,
    stringifySearch,
  })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider words={makeWords('en', en)}>
        <RouterProvider router={router as never} />
      </WordsProvider>
    </QueryClientProvider>,
  )
  await screen.findByText(en['import.drop'])
}

test('what was pasted is read by the chosen delimiter, and is there still after Cancel and after a fault', async () => {
  await show('?delimiter=semicolon&sheet=Staff')
  const [summary] = screen.getAllByText(en['import.paste'])
  fireEvent.click(summary as HTMLElement)
  const text = await screen.findByRole('textbox', { name: en['import.paste'] })
  fireEvent.change(text, { target: { value: 'Name;Mail\nBo;bo@home.example' } })
  const send = () => fireEvent.click(screen.getByText(en['import.pasteSend']))
  send()
  fireEvent.click(await screen.findByRole('button', { name: en['common.cancel'] }))
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: en['import.choose'] })),
  )
  const query = new URLSearchParams(Sending.last.address.split('?')[1])
  expect([query.get('delimiter'), query.get('sheet')]).toEqual([';', null])
  expect(screen.getByDisplayValue(/^Name;Mail/)).toBe(text)

  send()
  await screen.findByRole('button', { name: en['common.cancel'] })
  Sending.last.answer(422, { type: 'urn:kvittens:problem:import-file-empty', title: 'Empty' })
  await screen.findByText(en['problem.import-file-empty'])
  expect(screen.getByDisplayValue(/^Name;Mail/)).toBe(text)
})

test('a file that is to be read otherwise is asked for once more', async () => {
  await show('?sheet=Staff&instead=one')
  screen.getByText('Choose the file once more: it is then read as sheet Staff.')
})

test('what was read before is discarded, unless it is another file or a job went by it', async () => {
  const gone: string[] = []
  type Earlier = { fileName: string; state: ImportState; job: Import['job'] }
  const same: Earlier = { fileName: 'pupils.xlsx', state: 'verified', job: null }
  let earlier = same
  vi.stubGlobal('fetch', async (address: string, { method }: RequestInit) => {
    if (method === 'DELETE') gone.push(address)
    return method === 'DELETE'
      ? new Response(null, { status: 204 })
      : Response.json({ value: [{ id: 'one', ...earlier }] })
  })
  const now = { id: 'two', fileName: 'pupils.xlsx' } as Import
  const discard = () => discardEarlier(new QueryClient(), now, 'one')
  const staying: Earlier[] = [
    { ...same, fileName: 'staff.xlsx' },
    { ...same, state: 'planned' },
    { ...same, job: { number: 7, state: 'done', hasRun: true } },
  ]
  for (earlier of staying) await discard()
  expect(gone).toEqual([])
  earlier = same
  await discard()
  expect(gone).toEqual(['/api/imports/one'])
})

import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ScrollArea } from '../scroll-area.tsx'
import { ShortcutsProvider } from '../shortcuts/shortcuts.tsx'
import { makeWords, WordsProvider } from '../t.tsx'
import { Grid } from './grid.tsx'

interface Item {
  readonly id: string
  readonly name: string
}

const WORDS = makeWords('en', { 'grid.select': 'grid.select {name}' })

const ITEMS: readonly Item[] = Array.from({ length: 500 }, (_, index) => ({
  id: `id-${index}`,
  name: `Person ${index}`,
}))

// happy-dom lays nothing out: the virtualiser is told how high things are.
beforeEach(() => {
  vi.stubGlobal('ResizeObserver', UnmovedObserver)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(440)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(44)
})

/** Nothing changes its size here. */
class UnmovedObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function List({ onOpen }: { readonly onOpen?: (item: Item) => void }) {
  const [area, setArea] = useState<HTMLElement | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <WordsProvider words={WORDS}>
      <ShortcutsProvider>
        <main ref={setArea}>
          <ScrollArea value={area}>
            <Grid
              label="People"
              columns={[{ id: 'name', header: 'Name', width: '1fr', cell: ({ name }) => name }]}
              rows={ITEMS}
              nameOf={({ name }) => name}
              twoLines={({ name }) => name}
              selection={{ selected, onChange: setSelected }}
              total={ITEMS.length}
              empty={null}
              {...(onOpen === undefined ? {} : { onOpen })}
            />
          </ScrollArea>
          <output>{[...selected].join(' ')}</output>
        </main>
      </ShortcutsProvider>
    </WordsProvider>
  )
}

const focused = () => document.activeElement?.getAttribute('aria-label')
const press = (key: string, modifiers: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers })
const selection = () => screen.getByRole('status').textContent
const focusRow = (name: string) => act(() => screen.getByRole('row', { name }).focus())
const focusBox = (name: string) =>
  act(() => screen.getByRole('checkbox', { name: `grid.select ${name}` }).focus())

test('arrows, j and k move the focus from row to row', () => {
  render(<List />)
  focusRow('Person 0')
  press('ArrowDown')
  press('j')
  expect(focused()).toBe('Person 2')
  press('k')
  press('ArrowUp')
  expect(focused()).toBe('Person 0')
})

test('End and Home reach rows that were not drawn, and the focus goes with them', () => {
  render(<List />)
  focusRow('Person 0')
  expect(screen.queryByRole('row', { name: 'Person 499' })).toBeNull()
  press('End')
  expect(focused()).toBe('Person 499')
  press('Home')
  expect(focused()).toBe('Person 0')
})

test('Space and x select the current row, also from its check box', () => {
  render(<List />)
  focusRow('Person 1')
  press(' ')
  expect(selection()).toBe('id-1')
  press('x')
  expect(selection()).toBe('')
  focusBox('Person 1')
  press('x')
  expect(selection()).toBe('id-1')
  press('j')
  expect(focused()).toBe('Person 2')
})

test('Shift and arrows select a range, which shrinks again', () => {
  render(<List />)
  focusRow('Person 3')
  press('ArrowDown', { shiftKey: true })
  press('ArrowDown', { shiftKey: true })
  expect(selection()).toBe('id-3 id-4 id-5')
  press('ArrowUp', { shiftKey: true })
  expect(selection()).toBe('id-3 id-4')
})

test('Ctrl+A selects everything that is there and Escape nothing', () => {
  render(<List />)
  focusRow('Person 0')
  press('a', { ctrlKey: true })
  expect(selection()?.split(' ')).toHaveLength(ITEMS.length)
  press('Escape')
  expect(selection()).toBe('')
})

test('Enter opens the row, but not from the check box in it', () => {
  const onOpen = vi.fn<(item: Item) => void>()
  render(<List onOpen={onOpen} />)
  focusRow('Person 2')
  press('Enter')
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(ITEMS[2])
  focusBox('Person 2')
  press('Enter')
  expect(onOpen).toHaveBeenCalledOnce()
})

test('only the current row is a stop of the Tab key', () => {
  render(<List />)
  focusRow('Person 4')
  const stops = screen.getAllByRole('row').filter((row) => row.tabIndex === 0)
  expect(stops.map((row) => row.getAttribute('aria-label')).filter(Boolean)).toEqual(['Person 4'])
})

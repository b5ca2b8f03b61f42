import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { UserListItem } from '../../src/accounts/contract.ts'
import { useSelection } from './use-selection.ts'

const rows = ['a', 'b', 'c'].map((id) => ({ id }) as UserListItem)
type Asked = Parameters<typeof useSelection>[2]
const query = { view: 'blocked' as const, department: '7B' }

function selectionOf(total: number | null, loaded = rows) {
  return renderHook(({ shown, asked }) => useSelection(shown, total, asked), {
    initialProps: { shown: loaded, asked: query as Asked },
  })
}

test('all that match are offered once all that are loaded are ticked, and there are more', () => {
  const { result } = selectionOf(12_431)
  expect(result.current.offersAll).toBe(false)
  act(() => result.current.onChange(new Set(['a', 'b'])))
  expect(result.current.offersAll).toBe(false)
  act(() => result.current.onChange(new Set(['a', 'b', 'c'])))
  expect(result.current.offersAll).toBe(true)
  expect(result.current.chosen).toEqual({ selection: { ids: ['a', 'b', 'c'] }, count: 3 })
  const { result: whole } = selectionOf(3)
  act(() => whole.current.onChange(new Set(['a', 'b', 'c'])))
  expect(whole.current.offersAll).toBe(false)
})

test('all that match are the query, never the ids, and hold what is loaded later', () => {
  const { result, rerender } = selectionOf(4)
  act(() => result.current.onAll())
  expect(result.current.chosen).toEqual({ selection: { query }, count: 4 })
  rerender({ shown: [...rows, { id: 'd' } as UserListItem], asked: { ...query } })
  expect(result.current.selected).toEqual(new Set(['a', 'b', 'c', 'd']))
})

test('more than are counted has no number', () => {
  const { result } = selectionOf(10_001)
  act(() => result.current.onAll())
  expect(result.current.chosen.count).toBeNull()
})

test('unticking one, or clearing, ends that all are chosen', () => {
  const { result } = selectionOf(9000)
  act(() => result.current.onAll())
  act(() => result.current.onChange(new Set(['a', 'b'])))
  expect(result.current.chosen).toEqual({ selection: { ids: ['a', 'b'] }, count: 2 })
  act(() => result.current.onAll())
  act(() => result.current.onClear())
  expect([result.current.isAll, result.current.selected.size]).toEqual([false, 0])
})

test('all that match never become others: a list that asks for something else begins with nobody', () => {
  const { result, rerender } = selectionOf(9000)
  act(() => result.current.onAll())
  rerender({ shown: rows, asked: {} })
  expect(result.current.isAll).toBe(false)
  expect(result.current.chosen).toEqual({ selection: { ids: [] }, count: 0 })
  // Nor does the way back bring back what was left.
  rerender({ shown: rows, asked: query })
  expect([result.current.isAll, result.current.selected.size]).toEqual([false, 0])
})

test('ticks end with the list that they were set in', () => {
  const { result, rerender } = selectionOf(9000)
  act(() => result.current.onChange(new Set(['a', 'b'])))
  rerender({ shown: rows, asked: { department: '7C' } })
  expect(result.current.chosen).toEqual({ selection: { ids: [] }, count: 0 })
})

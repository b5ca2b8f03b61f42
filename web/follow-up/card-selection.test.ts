import { expect, test } from 'vitest'
import { NOTHING_SELECTED, ranged, toggled } from './card-selection.ts'

const SHOWN = [9, 7, 5, 3, 1]
const marks = ({ marked }: { marked: ReadonlySet<number> }) =>
  SHOWN.filter((number) => marked.has(number))

test('a card is marked, and marked again it is not', () => {
  const once = toggled(NOTHING_SELECTED, 7)
  expect(marks(once)).toEqual([7])
  expect(marks(toggled(once, 7))).toEqual([])
})

test('a range goes in either direction from where it began, and is drawn back', () => {
  const began = toggled(NOTHING_SELECTED, 5)
  const down = ranged(began, SHOWN, 5, 1)
  expect(marks(down)).toEqual([5, 3, 1])
  const back = ranged(down, SHOWN, 1, 3)
  expect(marks(back)).toEqual([5, 3])
  expect(marks(ranged(back, SHOWN, 3, 9))).toEqual([9, 7, 5])
})

test('a range leaves alone what was marked before, and begins anew when its beginning is gone', () => {
  const began = toggled(toggled(NOTHING_SELECTED, 9), 3)
  expect(marks(ranged(began, SHOWN, 3, 1))).toEqual([9, 3, 1])
  expect(marks(ranged({ marked: new Set(), anchor: 4 }, SHOWN, 7, 5))).toEqual([7, 5])
})

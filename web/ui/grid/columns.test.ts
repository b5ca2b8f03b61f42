import { expect, test } from 'vitest'
import { visibleColumns } from './columns.ts'

const column = (id: string, least: number, stays = false) => ({
  id,
  header: id,
  width: '1fr',
  least,
  stays,
  cell: () => null,
})
const columns = [
  column('name', 100),
  column('a', 100),
  column('state', 100, true),
  column('b', 100),
]
const shown = (width: number) => visibleColumns(columns, width).map(({ id }) => id)

test('where not all columns have room the last give way, those that stay after the others', () => {
  expect(shown(492)).toEqual(['name', 'a', 'state', 'b'])
  expect(shown(491)).toEqual(['name', 'a', 'state'])
  expect(shown(391)).toEqual(['name', 'state'])
  expect(shown(291)).toEqual(['name'])
})

test('the first column is there however narrow it is', () => {
  expect(shown(10)).toEqual(['name'])
})

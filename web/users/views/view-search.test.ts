import { expect, test } from 'vitest'
import { matchQuery } from '../users-queries.ts'
import { FILTERS, usersSearch } from '../users-search.ts'
import { ALL_COLUMNS, columnsIn, columnsText, moved } from './list-columns.ts'
import { differs, isWorthSaving, queryOf, searchOfView } from './view-search.ts'

const view = {
  id: 'v1',
  query: { view: 'blocked', department: 'Gone', sort: 'lastSignIn', order: 'desc' },
  columns: ['mail', 'city'],
} as const
const opened = { ...searchOfView({ ...view, columns: [...view.columns] }) }

test('the address of a view says all of it, and takes back what was said before', () => {
  expect(
    Object.fromEntries(Object.entries(opened).filter(([, value]) => value !== undefined)),
  ).toEqual({ ...view.query, saved: 'v1', columns: 'mail,city' })
  for (const filter of FILTERS) expect(opened).toHaveProperty(filter)
})

test('a view that was opened differs only once something is changed', () => {
  const search = usersSearch(opened)
  const saved = { query: view.query, columns: [...view.columns] }
  expect(differs(saved, search, ['mail', 'city'])).toBe(false)
  expect(differs(saved, search, ['city', 'mail'])).toBe(true)
  expect(differs(saved, { ...search, signIn: 'blocked' }, ['mail', 'city'])).toBe(true)
  // What stands in the address without being the list doesn't count, nor does a default that is said.
  expect(differs(saved, { ...search, add: '1' }, ['mail', 'city'])).toBe(false)
  const plain = { query: { view: 'all', sort: 'displayName', order: 'asc' }, columns: [] } as const
  expect(differs({ ...plain, columns: [] }, {}, [])).toBe(false)
})

test('a standard view as it stands is not worth a name', () => {
  expect(isWorthSaving({})).toBe(false)
  expect(isWorthSaving({ view: 'blocked', add: '1' })).toBe(false)
  expect(isWorthSaving({ search: 'ann' })).toBe(true)
  expect(isWorthSaving({ columns: 'mail' })).toBe(true)
})

test('each filter of the address reaches the server, also for work on all that match', () => {
  const all = Object.fromEntries(FILTERS.map((filter) => [filter, 'blocked']))
  expect(queryOf(usersSearch(all))).toEqual(all)
  expect(matchQuery(usersSearch(all))).toEqual({ view: 'all', ...all })
})

test('columns in the address are read as far as they are known', () => {
  expect(columnsIn(columnsText(ALL_COLUMNS))).toEqual(ALL_COLUMNS)
  expect(columnsIn('mail,hash,mail,city')).toEqual(['mail', 'city'])
  expect(columnsIn(columnsText([]))).toEqual([])
  expect(columnsIn('hash')).toBeUndefined()
  expect(columnsIn(undefined)).toBeUndefined()
})

test('a column moves one step, and not beyond the ends', () => {
  expect(moved(['mail', 'city', 'state'], 'state', -1)).toEqual(['mail', 'state', 'city'])
  expect(moved(['mail', 'city', 'state'], 'mail', 1)).toEqual(['city', 'mail', 'state'])
  expect(moved(['mail', 'city'], 'mail', -1)).toEqual(['mail', 'city'])
  expect(moved(['mail', 'city'], 'city', 1)).toEqual(['mail', 'city'])
})

import { expect, test } from 'vitest'
import { decideChangeView, decideDeleteView, decideShareView, maySee } from './policy.ts'
import { knownColumns, knownQuery, storedQuery, type View, viewName } from './view.ts'

const owner = (...roles: string[]) => ({ id: 'owner', roles })
const other = (...roles: string[]) => ({ id: 'other', roles })
const view = (shared: boolean): View => ({
  id: 'view',
  name: 'Skolan',
  ownerId: 'owner',
  ownerName: 'Olle',
  shared,
  query: {},
  columns: [],
  updatedAt: new Date(0),
  deletedAt: null,
})

test('a name stands on one line, and blanks are none', () => {
  expect(viewName('  Skolan\n\u0000 7B\u2028 ')).toBe('Skolan 7B')
  expect(viewName(' \t\u0007 ')).toBe('')
})

test('what is stored opens also when a later version knows less', () => {
  expect(
    knownQuery({ department: 'Gone', role: 'NoSuchRole', sort: 'shoeSize', view: 'x', hat: 'y' }),
  ).toEqual({ department: 'Gone', role: 'NoSuchRole' })
  expect(knownColumns(['mail', 'shoeSize', 'city'])).toEqual(['mail', 'city'])
})

test('what is left empty is not stored, nor what the database can’t hold', () => {
  expect(storedQuery({ search: 'a\0b', department: '', city: '\0' })).toEqual({ search: 'ab' })
})

test('a private view is there for its owner alone', () => {
  expect(maySee(owner('DirectoryReaders'), view(false))).toBe(true)
  expect(maySee(other('GlobalAdministrator'), view(false))).toBe(false)
  expect(maySee(other('DirectoryReaders'), view(true))).toBe(true)
})

test('who only reads the list keeps views, and shares none', () => {
  const reader = owner('GlobalReader')
  expect(decideChangeView(reader, view(false)).allowed).toBe(true)
  expect(decideShareView(reader, view(false))).toEqual({ allowed: false, reason: 'no-ability' })
  // What they shared while they could, they can still take back, and delete.
  expect(decideChangeView(reader, view(true)).allowed).toBe(false)
  expect(decideShareView(reader, view(true)).allowed).toBe(true)
  expect(decideDeleteView(reader, view(true)).allowed).toBe(true)
})

test('others’ shared views are tidied up by who changes the settings, and by nobody else', () => {
  for (const decide of [decideChangeView, decideDeleteView]) {
    expect(decide(other('GlobalAdministrator'), view(true)).allowed).toBe(true)
    expect(decide(other('UserAdministrator'), view(true))).toEqual({
      allowed: false,
      reason: 'not-your-view',
    })
  }
  expect(decideShareView(other('GlobalAdministrator'), view(true)).allowed).toBe(false)
})

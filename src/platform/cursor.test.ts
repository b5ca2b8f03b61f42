import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { Problem } from './problem.ts'

test('a cursor comes back as it went, in characters that a URL takes', () => {
  const cursor = encodeCursor(['Åsa & 李', 7, true, null])
  expect(cursor).toMatch(/^[\w-]+$/)
  expect(decodeCursor(cursor, ['string', 'number', 'boolean', 'nullableString'])).toEqual([
    'Åsa & 李',
    7,
    true,
    null,
  ])
})

test('no cursor is the first page', () => {
  expect(decodeCursor(undefined, ['string'])).toBeUndefined()
})

test.each([
  ['rubbish', 'rubbish'],
  ['an empty one', ''],
  ['no list', Buffer.from('{"a":1}').toString('base64url')],
  ['too few values', encodeCursor(['a'])],
  ['too many values', encodeCursor(['a', 1, 2])],
  ['a value of another kind', encodeCursor([1, 1])],
  ['null where there must be a text', encodeCursor([null, 1])],
  ['an object that would reach the query', Buffer.from('[{"a":1},1]').toString('base64url')],
])('a cursor that was tampered with is refused: %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, ['string', 'number'])).toThrow(Problem)
})

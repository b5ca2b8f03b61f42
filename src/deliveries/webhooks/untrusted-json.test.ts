import { expect, test } from 'vitest'
import { at, parseJson } from './untrusted-json.ts'

test.each([
  ['breaks off', Buffer.from('{"a":')],
  ['is no UTF-8', Uint8Array.from([0x22, 0xff, 0x22])],
  ['is larger than a megabyte', Buffer.from(JSON.stringify('x'.repeat(1_048_576)))],
])('what %s is nothing', (_, body) => {
  expect(parseJson(body)).toBeUndefined()
})

test('a megabyte is read', () => {
  expect(parseJson(Buffer.from(JSON.stringify('x'.repeat(1_048_574))))).toHaveLength(1_048_574)
})

test('S25: only what was sent is found, never what all objects have', () => {
  const value = parseJson('{"__proto__":{"a":1}}')
  expect(at(value, '__proto__', 'a')).toBe(1)
  expect([at(value, 'a'), at({}, 'constructor'), at([], 'push'), at('text', 'length')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

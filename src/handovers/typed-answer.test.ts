import { expect, test } from 'vitest'
import { isOwnName, isWellFormedPin, normalisePin } from './typed-answer.ts'

const ann = { userPrincipalName: 'ann.andersson@test.example', surname: 'Åkesson Öst' }

test.each([
  'ann.andersson@test.example',
  'Ann.Andersson@TEST.example',
  '  ann.andersson@test.example ',
  'ａｎｎ．ａｎｄｅｒｓｓｏｎ＠ｔｅｓｔ．ｅｘａｍｐｌｅ',
])('S5: the sign-in name is taken as people type it: %j', (typed) => {
  expect(isOwnName(typed, 'name', ann)).toBe(true)
})

test.each(['åkesson öst', 'ÅKESSON  ÖST', 'A\u030Akesson O\u0308st'])(
  'S5: the family name %j is enough only for people who never signed in',
  (typed) => {
    expect(isOwnName(typed, 'nameOrFamilyName', ann)).toBe(true)
    expect(isOwnName(typed, 'name', ann)).toBe(false)
  },
)

test.each(['', ' ', 'ann', 'andersson', 'Åkesson', 'ann.andersson', 'bo@test.example', 'null'])(
  'S5: %j is not the name',
  (typed) => {
    for (const challenge of ['name', 'nameOrFamilyName'] as const) {
      expect(isOwnName(typed, challenge, ann)).toBe(false)
      expect(isOwnName(typed, challenge, { ...ann, surname: null })).toBe(false)
    }
  },
)

test('S5: an empty family name opens nothing', () => {
  expect(isOwnName('', 'nameOrFamilyName', { ...ann, surname: '' })).toBe(false)
  expect(isOwnName(' ', 'nameOrFamilyName', { ...ann, surname: ' ' })).toBe(false)
})

test.each([
  ['123456', true],
  ['123 456', true],
  ['12-34-56', true],
  ['12345', false],
  ['1234567', false],
  ['12345a', false],
  ['١٢٣٤٥٦', false],
  ['', false],
])('a PIN is six digits, in groups or not: %j is one: %s', (typed, isPin) => {
  expect(isWellFormedPin(typed)).toBe(isPin)
  if (isPin) expect(normalisePin(typed)).toBe('123456')
})

import { expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'
import list from './data/common-passwords.json' with { type: 'json' }

test('the list is sorted, without repetition, in lower case, and nearly 15,000 of it are long', () => {
  const entries = list.passwords.split(' ')
  expect(entries.every((entry, index) => index === 0 || (entries[index - 1] ?? '') < entry)).toBe(
    true,
  )
  expect(entries.every((entry) => /^[\x21-\x60\x7b-\x7e]|[a-z]/.test(entry))).toBe(true)
  expect(list.passwords).toBe(list.passwords.toLowerCase())
  expect(entries.filter((entry) => entry.length >= 12).length).toBe(14_927)
})

test('every listed password is found, the first and the last too', () => {
  const entries = list.passwords.split(' ')
  expect(entries.filter((entry) => !isCommonPassword(entry))).toEqual([])
  expect(isCommonPassword(entries[0] ?? '')).toBe(true)
  expect(isCommonPassword(entries.at(-1) ?? '')).toBe(true)
})

test.each([
  '123qweasdzxc',
  'UnBelieVable',
  '1qaz2wsx3edc',
  'Password2024!',
  'P@$$w0rd2024!',
  '!!Dragon1999',
  'password password',
  'passwordpassword',
  'Sunshine1Sunshine1',
  'aaaaaaaaaaaaaaaa',
  'abcabcabcabcab',
  '1234567890123456',
  'qwertyuiop123456',
  'qwertzuiopasdf',
  'zyxwvutsrqponm',
  '098765432109876',
])('%s is common', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

test.each([
  'correct horse battery staple',
  'grävling paraply tisdag nio',
  'dragon-8402917365',
  'Kj4mPw7xTz9bRc2h',
  '春天的河流向东走了三百里路',
  'qwertyZebraKonfetti',
  'abcPudding93kaffe',
  '',
])('%s is not common', (password) => {
  expect(isCommonPassword(password)).toBe(false)
})

test('no passphrase of four unrelated words is taken for a common password', () => {
  const words = ['lampa', 'regn', 'tiger', 'kanel', 'segel', 'brev', 'moln', 'torg']
  const phrases = words.flatMap((a) => words.map((b) => `${a} ${b} nyckel himmel`))
  expect(phrases.filter((phrase) => isCommonPassword(phrase))).toEqual([])
})

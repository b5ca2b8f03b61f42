import { expect, test } from 'vitest'
import { findLetterCode, groupsOf, newLetterCode, readLetterCode } from './letter-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXY'
const codes = Array.from({ length: 40 }, newLetterCode)
const other = (symbol: string, step = 1) =>
  ALPHABET.charAt((ALPHABET.indexOf(symbol) + step) % ALPHABET.length)
const withSymbol = (code: string, place: number, symbol: string) =>
  code.slice(0, place) + symbol + code.slice(place + 1)

test('S8: a code has 26 random symbols of 31, which are more than 128 bits, evenly drawn', () => {
  expect(26 * Math.log2(ALPHABET.length)).toBeGreaterThan(128)
  const counts = new Map<string, number>()
  for (let drawn = 0; drawn < 2000; drawn++)
    for (const symbol of newLetterCode().slice(0, 26))
      counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
  expect([...counts.keys()].toSorted().join('')).toBe(ALPHABET)
  const mean = (2000 * 26) / ALPHABET.length
  for (const [symbol, count] of counts) {
    expect(count, symbol).toBeGreaterThan(mean * 0.85)
    expect(count, symbol).toBeLessThan(mean * 1.15)
  }
})

test('a code is read in groups, in lower case, with hyphens, full-width or with look-alikes', () => {
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Y]{28}$/)
    const groups = groupsOf(code)
    expect(groups.map(({ length }) => length)).toEqual([4, 4, 4, 4, 4, 4, 4])
    const wide = code.replace(/./g, (symbol) => String.fromCharCode(symbol.charCodeAt(0) + 0xfee0))
    const mistaken = code
      .replaceAll('0', 'o')
      .replace('1', 'l')
      .replaceAll('1', 'I')
      .replaceAll('2', 'z')
      .replaceAll('V', 'u')
    for (const typed of [
      code,
      groups.join(' '),
      ` ${groups.join('-').toLowerCase()}\n`,
      groups.join(' – '),
      wide,
      mistaken,
    ])
      expect(findLetterCode(typed), typed).toBe(code)
  }
})

test('one wrong symbol is found wherever it is, and its group is named', () => {
  const [code = ''] = codes
  for (let place = 0; place < 28; place++)
    for (let step = 1; step < ALPHABET.length; step++) {
      const typed = withSymbol(code, place, other(code.charAt(place), step))
      const group = Math.floor(place / 4) + 1
      expect(readLetterCode(typed), typed).toEqual({ outcome: 'typo', group })
    }
})

test('two wrong symbols are found, and so are two that changed places', () => {
  const [code = ''] = codes
  for (let one = 0; one < 28; one++)
    for (let two = one + 1; two < 28; two++) {
      const [a, b] = [code.charAt(one), code.charAt(two)]
      const wrong = withSymbol(withSymbol(code, one, other(a)), two, other(b, 7))
      expect(readLetterCode(wrong).outcome, wrong).toBe('typo')
      if (a === b) continue
      const swapped = withSymbol(withSymbol(code, one, b), two, a)
      expect(readLetterCode(swapped), swapped).toEqual({ outcome: 'typo', group: null })
    }
})

test('a symbol that no code has is named by its group', () => {
  const [code = ''] = codes
  expect(readLetterCode(withSymbol(code, 9, '*'))).toEqual({ outcome: 'typo', group: 3 })
  expect(readLetterCode(withSymbol(code, 27, 'Ö'))).toEqual({ outcome: 'typo', group: 7 })
})

test('a code that is too short or too long says so, and which group when it was typed in groups', () => {
  const groups = groupsOf(codes[0] ?? '')
  const typed = (place: number, group: string) => groups.with(place, group).join(' ')
  expect(readLetterCode('')).toEqual({ outcome: 'length', typed: 0, group: null })
  expect(readLetterCode((codes[0] ?? '').slice(1))).toMatchObject({ typed: 27, group: null })
  expect(readLetterCode(typed(4, 'ABC'))).toEqual({ outcome: 'length', typed: 27, group: 5 })
  expect(readLetterCode(typed(1, 'ABCDE'))).toEqual({ outcome: 'length', typed: 29, group: 2 })
  expect(readLetterCode(groups.slice(1).join(' '))).toMatchObject({ typed: 24, group: null })
})

test('what is no code at all is none', () => {
  for (const typed of ['x'.repeat(43), 'ANNA', '💥'.repeat(28), '0'.repeat(27), 'Ä'.repeat(28)])
    expect(findLetterCode(typed), typed).toBeUndefined()
})

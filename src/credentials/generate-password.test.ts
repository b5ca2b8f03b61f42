import { expect, test } from 'vitest'
import {
  GENERATED_PASSWORD_BITS,
  generatePassword,
  generatePin,
  groupsOfFour,
} from './generate-password.ts'

test('a generated password has every kind of character and none that look alike', () => {
  for (let round = 0; round < 2000; round++)
    expect(generatePassword()).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*[2-9])[^0Oo1lI\W_]{16}$/)
})

test('a generated password is worth 92 bits', () => {
  expect(GENERATED_PASSWORD_BITS).toBe(92)
})

test('every character of the alphabet comes about equally often', () => {
  const rounds = 6000
  const counts = new Map<string, number>()
  for (let round = 0; round < rounds; round++)
    for (const character of generatePassword())
      counts.set(character, (counts.get(character) ?? 0) + 1)
  expect(counts.size).toBe(56)
  // Within its kind, since asking for a digit makes digits a little likelier than letters. A biased
  // draw (256 mod 56) would be off by a fifth.
  const uneven = [/[a-z]/, /[A-Z]/, /\d/].flatMap((kind) => {
    const ofKind = [...counts].filter(([character]) => kind.test(character))
    const even = ofKind.reduce((sum, [, count]) => sum + count, 0) / ofKind.length
    return ofKind.filter(([, count]) => Math.abs(count / even - 1) > 0.15)
  })
  expect(uneven).toEqual([])
})

test('a password that the policy refuses is drawn again', () => {
  const refused: string[] = []
  const password = generatePassword((candidate) => {
    if (refused.length === 3) return true
    refused.push(candidate)
    return false
  })
  expect(refused).toHaveLength(3)
  expect(refused).not.toContain(password)
})

test('no two generated passwords are the same', () => {
  expect(new Set(Array.from({ length: 2000 }, () => generatePassword())).size).toBe(2000)
})

test('a password is shown in groups of four', () => {
  expect(groupsOfFour('abcdEFGH2345mnpq')).toEqual(['abcd', 'EFGH', '2345', 'mnpq'])
  expect(groupsOfFour('𠮷𠮷𠮷𠮷a')).toEqual(['𠮷𠮷𠮷𠮷', 'a'])
})

test('a PIN has six digits, zeroes in front included', () => {
  const pins = Array.from({ length: 5000 }, () => generatePin())
  for (const pin of pins) expect(pin).toMatch(/^\d{6}$/)
  expect(pins.some((pin) => pin.startsWith('0'))).toBe(true)
  expect(new Set(pins.map((pin) => pin.slice(-1))).size).toBe(10)
})

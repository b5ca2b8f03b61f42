import { expect, test } from 'vitest'
import { LANGUAGES } from '../platform/language.ts'
import { inGroupsOfFour, spellOut } from './spelling.ts'

const said = (password: string, language: (typeof LANGUAGES)[number]) =>
  spellOut(password, language).map((each) => each.said)

test('a password is spelled with the words that the language uses on the telephone', () => {
  expect(said('Kv7-', 'en')).toEqual([
    'capital K as in Kilo',
    'small v as in Victor',
    'digit 7',
    'hyphen',
  ])
  expect(said('Åq7-', 'sv')).toEqual([
    'stort Å som i Åke',
    'litet q som i Qvintus',
    'siffran 7',
    'bindestreck',
  ])
  expect(said('Aß7-', 'de')).toEqual([
    'großes A wie Aachen',
    'kleines ß wie Eszett',
    'Ziffer 7',
    'Bindestrich',
  ])
  expect(said('Aa7-', 'zh-CN')).toEqual(['大写字母 A', '小写字母 a', '数字 7', '连字符'])
})

test.each(LANGUAGES)(
  'every character that a keyboard has is said differently in %s',
  (language) => {
    const printable = Array.from({ length: 95 }, (_, index) =>
      String.fromCharCode(32 + index),
    ).join('')
    const sentences = said(printable, language)
    expect(new Set(sentences).size).toBe(95)
    expect(sentences.join()).not.toMatch(/undefined|\{/)
  },
)

test('any other character is said as itself', () => {
  expect(said('é密😀', 'en')).toEqual(['the character é', 'the character 密', 'the character 😀'])
})

test('groups of four take nothing away and add nothing', () => {
  expect(inGroupsOfFour('Kvar7tMa4gRe9pLo')).toEqual(['Kvar', '7tMa', '4gRe', '9pLo'])
  const odd = ' a😀b  密\u0301c'
  expect(inGroupsOfFour(odd).join('')).toBe(odd)
})

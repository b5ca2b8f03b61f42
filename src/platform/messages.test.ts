import { describe, expect, test } from 'vitest'
import {
  catalogueFiles,
  findProblems,
  LANGUAGES as SCRIPT_LANGUAGES,
  readCatalogue,
  readCatalogueFile,
} from '../../scripts/message-catalogue.mjs'
import { LANGUAGES } from './language.ts'
import { isMessageKey, pseudoLocalise, translator } from './messages.ts'

describe('translating', () => {
  test('a message is said in the language asked for', () => {
    expect(LANGUAGES.map((language) => translator(language)('users.title'))).toEqual([
      'Active users',
      'Aktiva användare',
      'Aktive Benutzer',
      '活跃用户',
    ])
  })

  test('a count takes the plural form of the language', () => {
    expect(translator('en')('users.count', { count: 1 })).toBe('1 user')
    expect(translator('en')('users.count', { count: 12_431 })).toBe('12,431 users')
    expect(translator('zh-CN')('users.count', { count: 1 })).toBe('1 位用户')
  })

  test('the types demand the arguments that a message has, and refuse any that it has not', () => {
    const t = translator('en')
    // @ts-expect-error: the message needs its count
    expect(() => t('users.count')).toThrow()
    // @ts-expect-error: the message takes nothing
    expect(t('users.title', { count: 1 })).toBe('Active users')
    // @ts-expect-error: a key that may be either of two demands the arguments of both
    expect(() => t(Math.random() < 2 ? 'users.count' : 'users.title')).toThrow()
  })

  test('an inherited property is no message', () => {
    expect(isMessageKey('users.title')).toBe(true)
    expect(isMessageKey('constructor')).toBe(false)
  })

  test('a pseudo-locale text is a third longer', () => {
    const text = 'Reset password'
    expect(pseudoLocalise(text).length).toBeGreaterThanOrEqual(text.length * 1.33)
  })
})

describe('the catalogue', () => {
  const good = { en: 'Hi {name}', sv: 'Hej {name}', de: 'Hallo {name}', 'zh-CN': '您好，{name}' }

  test('the stored one has no problem, and its files are what the generator writes', () => {
    const catalogue = readCatalogue()
    expect(findProblems(catalogue)).toEqual([])
    for (const [name, text] of Object.entries(catalogueFiles(catalogue))) {
      expect(readCatalogueFile(name)).toBe(text)
    }
  })

  test('the script and the server have the same languages', () => {
    expect(SCRIPT_LANGUAGES).toEqual([...LANGUAGES])
  })

  test.each([
    ['a language that is missing', { ...good, de: undefined }, 'room.key: de is missing'],
    ['an argument that is missing', { ...good, sv: 'Hej' }, 'sv has the arguments {}'],
    ['an argument by another name', { ...good, sv: 'Hej {namn}' }, 'sv has the arguments {namn}'],
    ['a message that can not be parsed', { ...good, 'zh-CN': '您好，{name' }, 'zh-CN: '],
    [
      'a plural form that the language lacks',
      { ...good, en: '{name, plural, one {#} few {#} other {#}}' },
      'no form "few"',
    ],
    ['a plural without its singular', { ...good, en: '{name, plural, other {#}}' }, 'form "one"'],
    [
      'an argument of two kinds',
      { ...good, en: '{name, date}', sv: '{name, number}' },
      '{name} is a Date and a number',
    ],
    ['white space at an end', { ...good, en: 'Hi {name} ' }, 'white space'],
  ])('%s fails', (_, texts, problem) => {
    expect(findProblems({ 'room.key': good })).toEqual([])
    expect(findProblems({ 'room.key': texts }).join()).toContain(problem)
  })
})

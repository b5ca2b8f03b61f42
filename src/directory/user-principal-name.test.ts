import { expect, test } from 'vitest'
import { suggestUserPrincipalName } from './suggest-user-principal-name.ts'
import { normaliseUserPrincipalName, userPrincipalNameKey } from './user-principal-name.ts'

function readName(input: unknown): string {
  const result = normaliseUserPrincipalName(input)
  return result.ok ? result.userPrincipalName : result.reason
}

test.each([
  ['anna@contoso.example', 'anna@contoso.example'],
  [' Anna.Berg@Contoso.Example ', 'Anna.Berg@contoso.example'],
  ["o'brien-1_x!#^~@contoso.example", "o'brien-1_x!#^~@contoso.example"],
  ['7@a.example', '7@a.example'],
])('%s is taken as %s', (input, name) => {
  expect(readName(input)).toBe(name)
})

test.each([
  [['anna@contoso.example'], 'notText'],
  [undefined, 'notText'],
  ['  ', 'empty'],
  ['anna', 'notOneAt'],
  ['@contoso.example', 'notOneAt'],
  ['anna@b@contoso.example', 'notOneAt'],
  ['anna berg@contoso.example', 'forbiddenCharacter'],
  ['åsa@contoso.example', 'forbiddenCharacter'],
  ['anna+x@contoso.example', 'forbiddenCharacter'],
  ['anna\n@contoso.example', 'forbiddenCharacter'],
  ['<anna>@contoso.example', 'forbiddenCharacter'],
  ['anna.@contoso.example', 'misplacedDot'],
  ['.anna@contoso.example', 'misplacedDot'],
  ['anna..berg@contoso.example', 'misplacedDot'],
  ['anna@contoso', 'badDomain'],
  ['anna@contoso.', 'badDomain'],
  ['anna@-contoso.example', 'badDomain'],
  ['anna@con_toso.example', 'badDomain'],
  ['anna@kommun.例', 'badDomain'],
  ['anna@', 'badDomain'],
])('%j is refused as %s', (input, reason) => {
  expect(readName(input)).toBe(reason)
})

test('at most 64 characters before the @, 48 after it, 113 in all', () => {
  const domain = `${'d'.repeat(40)}.example`
  expect(readName(`${'x'.repeat(64)}@${domain}`)).toHaveLength(113)
  expect(readName(`${'x'.repeat(65)}@a.example`)).toBe('tooLong')
  expect(readName(`a@d${domain}`)).toBe('tooLong')
})

test('names that differ in case only are the same name', () => {
  expect(userPrincipalNameKey('Anna.BERG@contoso.example')).toBe('anna.berg@contoso.example')
})

test.each([
  ['Anna', 'Lindqvist', 'anna.lindqvist'],
  ['Åsa', 'Sjöström', 'asa.sjostrom'],
  ['Anna-Karin', 'von Essen', 'anna-karin.vonessen'],
  ['Seán', "O'Brien", 'sean.obrien'],
  ['Łukasz', 'Wiśniewski', 'lukasz.wisniewski'],
  ['Søren', 'Ægir Þór', 'soren.aegirthor'],
  ['Jürgen', 'Weiß', 'jurgen.weiss'],
  ['Cher', '', 'cher'],
  ['', 'Madonna', 'madonna'],
])('%s %s is suggested as %s', (givenName, surname, local) => {
  const name = suggestUserPrincipalName(givenName, surname, 'contoso.example')
  expect(name).toBe(`${local}@contoso.example`)
})

test('German writes its umlauts out', () => {
  const name = suggestUserPrincipalName('Jürgen', 'Schröder', 'contoso.example', 'de')
  expect(name).toBe('juergen.schroeder@contoso.example')
})

test.each([
  ['伟', '张'],
  ['Иван', 'Петров'],
  ['Anna', '张'],
  ['', ''],
  ['-', '!'],
])('nothing is suggested for %j %j', (givenName, surname) => {
  expect(suggestUserPrincipalName(givenName, surname, 'contoso.example')).toBeUndefined()
})

test('a suggestion is short enough, however long the name is', () => {
  const name = suggestUserPrincipalName('a'.repeat(63), 'b'.repeat(80), 'contoso.example') ?? ''
  expect(name).toBe(`${'a'.repeat(63)}@contoso.example`)
})

import { describe, expect, test } from 'vitest'
import { translator } from '../platform/messages.ts'
import { generatePassword } from './generate-password.ts'
import { normalisePassword } from './normalise-password.ts'
import {
  checkPassword,
  describePasswordProblem,
  describePolicy,
  type PasswordPolicy,
  type PasswordProblem,
} from './password-policy.ts'

const POLICY: PasswordPolicy = {
  userWords: ['Anna', 'Lindqvist', 'Anna Lindqvist', 'anna.lindqvist'],
  organisationWords: ['Contoso kommun', 'contoso.example'],
  bannedTerms: ['falkparken', 'blank'],
  minimumLength: 12,
  classesRequired: false,
}

function kindsOf(password: string, policy: Partial<PasswordPolicy> = {}): string[] {
  return checkPassword(password, { ...POLICY, ...policy }).map((problem) => problem.kind)
}

describe('S27: the policy', () => {
  test.each([
    'grävling paraply tisdag',
    'zzyzx vortex bramble',
    '春天的河流向东走了三百里路',
    'только четыре слова тут',
    '🐘🦒🦓🐆🐅🐃🐂🐄🐎🐖🐏🐑',
  ])('accepts %s', (password) => {
    expect(kindsOf(password)).toEqual([])
  })

  test.each([
    ['kort paraply', []],
    ['kort parapl', ['tooShort']],
    ['unbelievable', ['common']],
    ['Password2024!', ['common']],
    ['lindqvist är bäst', ['containsName']],
    ['l1ndqv1$t paraply', ['containsName']],
    ['fyra kontor i contoso', ['containsName']],
    ['i love KVITTENS a lot', ['containsName']],
    ['Falkparken99', ['banned']],
    ['F@lkp@rken9', ['tooShort', 'banned']],
    ['blankblankblankblank', ['common', 'banned']],
    ['an example of a phrase', []],
  ])('%s has the problems %j', (password, kinds) => {
    expect(kindsOf(password)).toEqual(kinds)
  })

  test('counts characters, not bytes or code units', () => {
    expect(kindsOf('🐘🦒🦓🐆🐅🐃🐂🐄🐎🐖🐏')).toEqual(['tooShort'])
    expect(kindsOf('e\u0301x'.repeat(5) + 'yz')).toEqual([])
    expect(kindsOf('qe\u0301wa\u0308zo\u0308ye\u0300u')).toEqual(['tooShort'])
  })

  test('allows 256 characters and no more, and looks no further at what is too long', () => {
    const long = Array.from({ length: 256 }, (_, index) =>
      String.fromCodePoint(0x4e00 + index * 7),
    ).join('')
    expect(kindsOf(long)).toEqual([])
    expect(checkPassword(`${long}x`, POLICY)).toEqual([{ kind: 'tooLong', maximum: 256 }])
    expect(kindsOf('password'.repeat(1_000_000))).toEqual(['tooLong'])
  })

  test('does not trim: blanks at the ends count', () => {
    expect(kindsOf('  paraply 9 ')).toEqual([])
  })

  test('asks for three classes of four only where the organisation wants it', () => {
    expect(kindsOf('grävling paraply', { classesRequired: true })).toEqual(['classes'])
    expect(kindsOf('Grävling paraply', { classesRequired: true })).toEqual([])
    expect(kindsOf('grävling1paraply', { classesRequired: true })).toEqual(['classes'])
    expect(kindsOf('Grävling1paraply', { classesRequired: true })).toEqual([])
  })

  test('takes a shorter minimum where the organisation allows it', () => {
    expect(kindsOf('zr7vbq2x', { minimumLength: 8 })).toEqual([])
    expect(kindsOf('sunshine', { minimumLength: 8 })).toEqual(['common'])
  })

  test('is met by generated passwords, with the classes too', () => {
    for (let round = 0; round < 300; round++)
      expect(kindsOf(generatePassword(), { classesRequired: true })).toEqual([])
  })
})

test('a password typed composed or decomposed is one password', () => {
  expect(normalisePassword('a\u030angstro\u0308m')).toBe(normalisePassword('ångström'))
  expect(normalisePassword(' ｆullwidth ')).toBe(' ｆullwidth ')
})

test('S9: no problem repeats the password or a part of it', () => {
  const password = 'lindqvist falkparken'
  const problems = checkPassword(password, POLICY)
  expect(problems.length).toBeGreaterThan(0)
  expect(JSON.stringify(problems)).not.toMatch(/lindqvist|falkparken/i)
})

test('the policy is told in sentences of every language, the classes only where they are asked for', () => {
  const rules = { minimumLength: 14, classesRequired: true }
  for (const language of ['en', 'sv', 'de', 'zh-CN'] as const) {
    const sentences = describePolicy(rules, translator(language))
    expect(sentences).toHaveLength(5)
    expect(sentences[0]).toMatch(/14.*256/)
    expect(describePolicy({ ...rules, classesRequired: false }, translator(language))).toHaveLength(
      4,
    )
  }
})

test('every problem has a sentence of its own', () => {
  const problems: PasswordProblem[] = [
    { kind: 'tooShort', minimum: 12 },
    { kind: 'tooLong', maximum: 256 },
    { kind: 'common' },
    { kind: 'containsName' },
    { kind: 'banned' },
    { kind: 'classes', required: 3 },
    { kind: 'previous' },
    { kind: 'repeatDiffers' },
  ]
  const sentences = problems.map((problem) => describePasswordProblem(problem, translator('sv')))
  expect(new Set(sentences).size).toBe(problems.length)
  expect(sentences[0]).toBe('Lösenordet är för kort. Använd minst 12 tecken.')
})

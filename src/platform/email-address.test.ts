import { describe, expect, test } from 'vitest'
import { addressKey, maskEmailAddress, normaliseEmailAddress } from './email-address.ts'

function addressOf(input: unknown): string {
  const result = normaliseEmailAddress(input)
  if (!result.ok) throw new Error(`${JSON.stringify(input)} was refused: ${result.reason}`)
  return result.address
}

function refusalOf(input: unknown): string {
  const result = normaliseEmailAddress(input)
  return result.ok ? `accepted as ${result.address}` : result.reason
}

describe('S2: a recipient is one scalar address', () => {
  test.each([
    ['anna@home.example', 'anna@home.example'],
    ['  anna@home.example ', 'anna@home.example'],
    ['Anna.Berg+post@Home.EXAMPLE', 'Anna.Berg+post@home.example'],
    ["o'brien@mail.example", "o'brien@mail.example"],
    ['a@b.example', 'a@b.example'],
    ['anna@grüße.example', 'anna@xn--gre-6ka8l.example'],
    ['wei@邮件.example', 'wei@xn--5nq051n.example'],
    ['wei@邮件。example', 'wei@xn--5nq051n.example'],
    ['taro@メールmail便り.example', 'taro@xn--mail-8g4cxtic1gr591a.example'],
    ['anna@xn--5nq051n.example', 'anna@xn--5nq051n.example'],
    ['anna@a-b--c.example', 'anna@a-b--c.example'],
  ])('%s is taken as %s', (input, address) => {
    expect(addressOf(input)).toBe(address)
  })

  test.each([[['a@home.example']], [{ address: 'a@home.example' }], [null], [undefined], [7]])(
    '%j is no text and refused',
    (input) => {
      expect(refusalOf(input)).toBe('notText')
    },
  )

  test('an object that turns into an address when it is printed is refused', () => {
    expect(refusalOf({ toString: () => 'a@home.example' })).toBe('notText')
    expect(refusalOf(new String('a@home.example'))).toBe('notText')
  })

  test.each([
    ['a@home.example,b@evil.example', 'severalAddresses'],
    ['a@home.example;b@evil.example', 'severalAddresses'],
    ['a@home.example，b@evil.example', 'severalAddresses'],
    ['a@home.example b@evil.example', 'severalAddresses'],
    ['a@b@home.example', 'severalAddresses'],
    ['a@home.example\r\nBcc: b@evil.example', 'forbiddenCharacter'],
    ['a@home.example\n', 'forbiddenCharacter'],
    ['a\u0000@home.example', 'forbiddenCharacter'],
    ['a\u2028@home.example', 'forbiddenCharacter'],
    ['a\u202e@home.example', 'forbiddenCharacter'],
    ['a\u200b@home.example', 'forbiddenCharacter'],
    ['a\u00ad@home.example', 'forbiddenCharacter'],
    ['a\t@home.example', 'forbiddenCharacter'],
    ['\ud800@home.example', 'forbiddenCharacter'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['anna', 'notAnAddress'],
    ['@home.example', 'notAnAddress'],
    ['Anna <a@home.example>', 'notAnAddress'],
    ['<a@home.example>', 'notAnAddress'],
    ['"a b"@home.example', 'notAnAddress'],
    ['"a"@home.example', 'notAnAddress'],
    ['a(comment)@home.example', 'notAnAddress'],
    ['a@home.example(comment)', 'badDomain'],
    ['a\\b@home.example', 'notAnAddress'],
    ['a b@home.example', 'notAnAddress'],
    ['.a@home.example', 'notAnAddress'],
    ['a.@home.example', 'notAnAddress'],
    ['a..b@home.example', 'notAnAddress'],
    ['mailto:a@home.example', 'notAnAddress'],
    ['a@', 'badDomain'],
    ['a@home', 'badDomain'],
    ['a@.example', 'badDomain'],
    ['a@home..example', 'badDomain'],
    ['a@home.example.', 'badDomain'],
    ['a@-home.example', 'badDomain'],
    ['a@home-.example', 'badDomain'],
    ['a@ho_me.example', 'badDomain'],
    ['a@ho me.example', 'badDomain'],
    ['a@ho%6de.example', 'badDomain'],
    ['a@[127.0.0.1]', 'badDomain'],
    ['a@127.0.0.1', 'badDomain'],
    ['a@127.1', 'badDomain'],
    ['a@0x7f.1', 'badDomain'],
    ['a@xn--a.example', 'badDomain'],
    ['a@☃.example', 'badDomain'],
  ])('%j is refused as %s', (input, reason) => {
    expect(refusalOf(input)).toBe(reason)
  })

  test.each([
    ['Latin with a Cyrillic а', 'a@pаypal.example'],
    ['Latin with a Greek ο', 'a@gοogle.example'],
    ['the same as punycode', 'a@xn--pypal-4ve.example'],
    ['Cyrillic with Han', 'a@почта邮.example'],
    ['a mixed local part', 'аdmin@home.example'],
    ['a historic script', 'a@ᚠᚢᚦ.example'],
  ])('a label in mixed scripts is refused: %s', (_, input) => {
    expect(refusalOf(input)).toBe('mixedScripts')
  })

  test.each([
    'почта.example',
    '例え.example',
    '메일mail.example',
    'ㄅㄆ郵件.example',
    'δοκιμή.example',
  ])('a label as a language writes it goes as punycode: %s', (domain) => {
    expect(addressOf(`a@${domain}`)).toMatch(/^a@xn--[a-z0-9-]+\.example$/)
  })

  test('labels may differ in script from each other, as they do under .example', () => {
    expect(addressOf('иван@почта.example')).toBe('иван@xn--80a1acny.example')
  })

  test('the limits are 64 octets, 63 a label and 254 in all', () => {
    const longLabels = ['a', 'b', 'c'].map((letter) => letter.repeat(60)).join('.')
    expect(addressOf(`${'x'.repeat(64)}@home.example`)).toHaveLength(77)
    expect(refusalOf(`${'x'.repeat(65)}@home.example`)).toBe('tooLong')
    expect(refusalOf(`${'å'.repeat(33)}@home.example`)).toBe('tooLong')
    expect(refusalOf(`a@${'x'.repeat(64)}.example`)).toBe('tooLong')
    expect(addressOf(`${'x'.repeat(63)}@${longLabels}.example`)).toHaveLength(254)
    expect(refusalOf(`${'x'.repeat(64)}@${longLabels}.example`)).toBe('tooLong')
    expect(refusalOf('a'.repeat(1_000_000))).toBe('tooLong')
  })

  test('a domain without a dot is taken only where it was allowed by name', () => {
    expect(normaliseEmailAddress('a@localhost', { dotlessDomains: ['localhost'] })).toEqual({
      ok: true,
      address: 'a@localhost',
      needsSmtputf8: false,
    })
    expect(normaliseEmailAddress('a@other', { dotlessDomains: ['localhost'] }).ok).toBe(false)
  })

  test('whatever is accepted is one ASCII domain behind one @, and stays as it is when read again', () => {
    const pieces = [
      'a',
      'Ö',
      '@',
      '.',
      ',',
      '\n',
      ' ',
      '<',
      '"',
      'я',
      '例',
      'xn--',
      '-',
      '1',
      'e\u0301',
      '%40',
      '＠',
    ]
    let accepted = 0
    let seed = 7
    for (let round = 0; round < 20_000; round++) {
      let text = ''
      for (let length = 0; length < 6; length++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        text += pieces[Math.floor((seed / 2_147_483_648) * pieces.length)] ?? ''
      }
      const result = normaliseEmailAddress(`${text}@home.example`)
      if (!result.ok) continue
      accepted++
      expect(result.address).toMatch(/^[^@\s,;<>"\p{C}]+@[a-z0-9.-]+$/u)
      expect(normaliseEmailAddress(result.address)).toEqual(result)
    }
    expect(accepted).toBeGreaterThan(100)
  })
})

test('an address with letters beyond ASCII before the @ needs SMTPUTF8, an IDN domain alone does not', () => {
  expect(normaliseEmailAddress('åsa@home.example')).toMatchObject({ needsSmtputf8: true })
  expect(normaliseEmailAddress('asa@邮件.example')).toMatchObject({ needsSmtputf8: false })
})

test('a composed and a decomposed letter are the same address', () => {
  expect(addressOf('a\u030asa@home.example')).toBe('åsa@home.example')
})

test('the key of an address ignores case', () => {
  expect(addressKey('Anna.ÅSA@home.example')).toBe(addressKey('anna.åsa@home.example'))
  expect(addressKey('anna@home.example')).not.toBe(addressKey('anne@home.example'))
})

test('a masked address keeps the first letter and the domain, and not the length', () => {
  expect(maskEmailAddress('anna@home.example')).toBe('a•••@home.example')
  expect(maskEmailAddress('annabella@home.example')).toBe('a•••@home.example')
  expect(maskEmailAddress('𠮷田@home.example')).toBe('𠮷•••@home.example')
})

test('a masked address of one letter shows none, and what is no address shows nothing', () => {
  expect(maskEmailAddress('a@home.example')).toBe('•••@home.example')
  expect(maskEmailAddress('secret')).toBe('•••')
})

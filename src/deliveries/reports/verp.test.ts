import { createHmac, createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { normaliseEmailAddress } from '../../platform/email-address.ts'
import {
  assertReportAddress,
  readReportTag,
  reportSender,
  reportTag,
  tagOfRecipient,
} from './verp.ts'

const key = createSecretKey(Buffer.alloc(32, 7))
const id = '0198f3a2-7c1d-7e44-9b0a-2f6d1c55e001'
const base = 'dsn@mail.example.org'

test('a tag is the id without hyphens and 80 bits of its MAC in base32', () => {
  const mac = createHmac('sha256', key).update(`delivery-report:${id}`).digest()
  const bits = Array.from(mac.subarray(0, 10), (byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits.match(/.{5}/g)!.map((five) => {
    return 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five, 2)]
  })
  expect(reportTag(key, id)).toBe(`0198f3a27c1d7e449b0a2f6d1c55e001-${letters.join('')}`)
})

test('S25: a tag gives its id, whatever its case', () => {
  for (let round = 0; round < 100; round += 1) {
    const deliveryId = randomUUID()
    const tag = reportTag(key, deliveryId)
    expect(readReportTag(key, tag)).toBe(deliveryId)
    expect(readReportTag(key, tag.toUpperCase())).toBe(deliveryId)
    expect(reportTag(key, deliveryId.toUpperCase())).toBe(tag)
  }
})

test('S25: a tag with one character changed is refused, wherever it is', () => {
  const tag = reportTag(key, id)
  for (let index = 0; index < tag.length; index += 1) {
    const other = tag.charAt(index) === 'a' ? 'b' : 'a'
    expect(readReportTag(key, tag.slice(0, index) + other + tag.slice(index + 1))).toBeUndefined()
  }
})

test('S25: a tag of another installation is refused', () => {
  const other = createSecretKey(randomBytes(32))
  expect(readReportTag(other, reportTag(key, id))).toBeUndefined()
})

test.each([
  ['nothing', ''],
  ['an id alone', id.replaceAll('-', '')],
  ['a MAC cut short', reportTag(key, id).slice(0, -1)],
  ['something behind it', `${reportTag(key, id)}a`],
  ['a line break behind it', `${reportTag(key, id)}\n`],
  ['a null byte', `\0${reportTag(key, id).slice(1)}`],
  ['a Kelvin sign for a k', `${'a'.repeat(32)}-${'\u212a'.repeat(16)}`],
  ['a megabyte', 'a'.repeat(1_000_000)],
])('a tag with %s is refused', (_, tag) => {
  expect(readReportTag(key, tag)).toBeUndefined()
})

test('what is no id gets no tag', () => {
  expect(() => reportTag(key, 'a+b@example.org')).toThrow('UUID')
})

test('the sender carries the tag, is an address, and is read back', () => {
  const tag = reportTag(key, id)
  const sender = reportSender(base, tag)
  expect(sender).toBe(`dsn+${tag}@mail.example.org`)
  expect(normaliseEmailAddress(sender)).toMatchObject({ ok: true, address: sender })
  expect(tagOfRecipient(sender, base)).toBe(tag)
  expect(tagOfRecipient(sender.toUpperCase(), base)).toBe(tag)
})

test('the longest base still gives a local part of 64 octets', () => {
  const sender = reportSender('fourteen-chars@example.org', reportTag(key, id))
  expect(sender.indexOf('@')).toBe(64)
})

test.each([
  ['fifteen-octets-@example.org', 'at most 14 octets'],
  ['räksmörgåsar@example.org', 'at most 14 octets'],
  ['example.org', "isn't an address"],
  ['@example.org', "isn't an address"],
  ['dsn@', "isn't an address"],
  [`dsn@${'a.'.repeat(110)}example.org`, 'too long'],
])('%s is refused when the configuration is read', (address, why) => {
  expect(() => assertReportAddress(address)).toThrow(why)
  expect(() => reportSender(address, reportTag(key, id))).toThrow(why)
})

test('a tag is found at a base with a plus or with an international domain', () => {
  const tag = reportTag(key, id)
  expect(tagOfRecipient(`dsn+se+${tag}@example.org`, 'dsn+se@example.org')).toBe(tag)
  expect(tagOfRecipient(`dsn+${tag}@RÄKOR.example`, 'dsn@xn--rkor-loa.example')).toBe(tag)
})

test.each([
  ['the base itself', base],
  ['another local part', `bounce+${reportTag(key, id)}@mail.example.org`],
  ['another domain', `dsn+${reportTag(key, id)}@example.org`],
  ['a domain that is none', `dsn+${reportTag(key, id)}@exa mple`],
  ['no domain', `dsn+${reportTag(key, id)}`],
  ['a tag that is none', 'dsn+hello@mail.example.org'],
  ['a line break', `dsn+\r\n${reportTag(key, id)}@mail.example.org`],
  ['an endless address', `dsn+${'a'.repeat(1_000_000)}@mail.example.org`],
])('no tag is found in %s', (_, address) => {
  expect(tagOfRecipient(address, base)).toBeUndefined()
})

test('no tag is found where no base is set', () => {
  expect(tagOfRecipient(`dsn+${reportTag(key, id)}@`, '')).toBeUndefined()
})

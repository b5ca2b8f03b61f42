import { expect, test } from 'vitest'
import { formatDateTime, formatRelative, formatTime } from './format-time.ts'
import { isLanguage, LANGUAGES, negotiateLanguage } from './language.ts'

test.each([
  ['sv-FI,sv;q=0.9,en;q=0.8', 'sv'],
  ['en;q=0.3, de-AT;q=0.7', 'de'],
  ['zh-TW', 'zh-CN'],
  ['fr, *;q=0.1', 'en'],
  ['sv;q=0, de', 'de'],
  ['', 'en'],
  [undefined, 'en'],
  [';;;,q=,sv;q=bad', 'en'],
])('a browser that asks for %s reads %s', (header, language) => {
  expect(negotiateLanguage(header, LANGUAGES)).toBe(language)
})

test('an organisation that does not speak the wanted language answers in its own first one', () => {
  expect(negotiateLanguage('zh-CN, en;q=0.5', ['sv', 'de'])).toBe('sv')
})

test('only our languages are languages', () => {
  expect(isLanguage('zh-CN')).toBe(true)
  expect(isLanguage('zh')).toBe(false)
  expect(isLanguage(undefined)).toBe(false)
})

test('a time is told in the language, with its time zone', () => {
  const date = new Date('2026-11-24T13:32:00Z')
  const told = LANGUAGES.map((language) => formatDateTime(language, date, 'Europe/Stockholm'))
  expect(told).toEqual([
    '24 November 2026 at 14:32 CET',
    '24 november 2026 kl. 14:32 CET',
    '24. November 2026 um 14:32 MEZ',
    '2026年11月24日 GMT+1 14:32',
  ])
  expect(formatTime('en', date, 'Asia/Shanghai')).toBe('21:32 GMT+8')
})

test('a time span is told in the largest unit that fits', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  expect(formatRelative('en', new Date('2026-11-24T12:00:20Z'), now)).toBe('now')
  expect(formatRelative('en', new Date('2026-11-24T11:58:00Z'), now)).toBe('2 minutes ago')
  expect(formatRelative('sv', new Date('2026-11-24T15:00:00Z'), now)).toBe('om 3 timmar')
  expect(formatRelative('de', new Date('2026-11-25T12:00:00Z'), now)).toBe('morgen')
})

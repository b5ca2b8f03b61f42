import { expect, test } from 'vitest'
import { newToken } from '../../platform/token.ts'
import { untrustedAnswer, untrustedLine } from './untrusted-line.ts'

test('S24: a stranger’s text becomes one line without control characters and bidi marks', () => {
  const hostile =
    ' 550\r\nBcc: a@example.org\0\u2028x\u202Egnp.exe\u200B\u2066y\u2069\x1b[31m\uFEFF '
  expect(untrustedLine(hostile)).toBe('550 Bcc: a@example.org xgnp.exey [31m')
})

test('other scripts stay as they are', () => {
  expect(untrustedLine('邮箱已满 – Brevlådan är full')).toBe('邮箱已满 – Brevlådan är full')
})

test('a text is cut to 300 characters, never inside one', () => {
  expect(untrustedLine('a'.repeat(1_000_000))).toHaveLength(300)
  expect(untrustedLine(`${'a'.repeat(299)}😀`)).toBe('a'.repeat(299))
  expect(untrustedLine('a\uD83D b')).toBe('a b')
})

test.each([[undefined], [''], [' \r\n\0'], ['\u202E']])('nothing is left of %j', (text) => {
  expect(untrustedLine(text)).toBeNull()
})

test('S9: a link’s token that a server quotes is not kept, wherever the text is cut', () => {
  for (let blanks = 0; blanks <= 1300; blanks += 13) {
    const token = newToken()
    const invisible = `${token.slice(0, 20)}\u200B${token.slice(20)}`
    const told = `550 ${' '.repeat(blanks)}https://reset.example.org/r/${invisible} is blocked`
    const line = untrustedAnswer(told)
    for (let start = 0; start + 10 <= token.length; start += 1)
      expect(line).not.toContain(token.slice(start, start + 10))
  }
})

test('what a server says stays whole otherwise', () => {
  const told = '550 5.7.1 see https://mx.example.org/why-was-my-message-refused?a=1 now'
  expect(untrustedAnswer(told)).toBe(told)
})

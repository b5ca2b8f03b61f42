import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ParsedReport, parseReport, REPORT_LIMITS } from './parse-report.ts'

const now = new Date('2026-11-22T12:00:00Z')
const fixtures = new URL('./fixtures/', import.meta.url)
const fixture = (name: string): string => readFileSync(new URL(`${name}.eml`, fixtures), 'utf8')
const parse = (mail: string): Promise<ParsedReport> => parseReport(Buffer.from(mail), now)

test('over 200 kB nothing is read', async () => {
  const mail = fixture('postfix-bounced')
  const filled = mail.replace('The mail system', 'x'.repeat(REPORT_LIMITS.bytes))
  expect(await parse(filled)).toEqual({ found: false, why: 'tooLarge' })
  const exact = Buffer.alloc(REPORT_LIMITS.bytes, ' ')
  exact.write(mail)
  expect(await parseReport(exact, now)).toMatchObject({ found: true })
})

const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, level) => {
    return `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`
  }).join('')

const UNREADABLE: readonly (readonly [what: string, mail: string])[] = [
  ['parts nested ever deeper', nested(50)],
  ['more header than a mail has', `X-A: ${'a'.repeat(REPORT_LIMITS.headerBytes)}\n\nHello`],
  ['a header folded without end', `Subject: a\n${` ${'b'.repeat(20)}\n`.repeat(4000)}\nHello`],
  ['more lines than a mail has', `Subject: a\n\n${'a\n'.repeat(REPORT_LIMITS.lines)}`],
  ['more parts than a mail has', `${nested(1)}${'\n--b0\n'.repeat(501)}`],
]

test.each(UNREADABLE)('%s is not read', async (_, mail) => {
  expect(mail.length).toBeLessThan(REPORT_LIMITS.bytes)
  expect(await parse(mail)).toEqual({ found: false, why: 'unreadable' })
})

/** As much of a piece as the limits allow, so that they alone don't answer. */
function full(piece: string, head = ''): string {
  const lines = piece.split('\n').length - 1
  const room = (REPORT_LIMITS.bytes - head.length) / piece.length
  const times = Math.min(room, (REPORT_LIMITS.lines - 10) / lines)
  return head + piece.repeat(Math.floor(times))
}
const DAEMON = 'From: MAILER-DAEMON@example.org\n'
const STATUS = 'Content-Type: message/delivery-status\n\n'

const HOSTILE: readonly (readonly [what: string, mail: string])[] = [
  ['nothing', ''],
  ['null bytes', full('\0', '\n')],
  ['one endless line', full('a', '\n')],
  ['no boundary', `Content-Type: multipart/report\n\n${fixture('postfix-bounced')}`],
  ['an empty boundary', 'Content-Type: multipart/report; boundary=""\n\n--\n--\n'],
  ['messages inside messages', full('Content-Type: message/rfc822\n\n')],
  ['an unknown charset', 'Content-Type: text/plain; charset=klingon\n\nqapla\xff'],
  [
    'a wrong charset',
    `${DAEMON}Content-Type: text/plain; charset=utf-16le\n\n${'\xff\xfe\xd8'.repeat(99)}`,
  ],
  ['broken base64', `${STATUS.trim()}\nContent-Transfer-Encoding: base64\n\n=!=!=\xff`],
  ['encoded words in encoded words', `Subject: ${'=?utf-8?Q?=3D=3F'.repeat(3000)}?=\n\n`],
  ['names of an object’s own', '__proto__: x\nConstructor: y\nContent-Type: __proto__\n\n'],
  ['thousands of senders', `From: ${'a <a@example.org>, '.repeat(3000)}\n\n`],
  ['unclosed brackets in HTML', full('<p <style <', `${DAEMON}Content-Type: text/html\n\n`)],
  ['blank lines', full('\n \t\n', DAEMON)],
  ['hyphens', full('-', `${DAEMON}\n`)],
  ['lines of hyphens', full(' -----\n', `${DAEMON}\n`)],
  ['addresses', full('<a@', `${DAEMON}\n`)],
  ['codes', full('550 5.1.1.', `${DAEMON}\n`)],
  ['words that nearly tell', full('mailbox is exceeded over quota can not ', `${DAEMON}\n`)],
  ['Message-IDs without an end', full('Message-ID: <\n', `${DAEMON}\n`)],
  ['fields without values', full('a:\n', STATUS)],
  ['folds', full('\n b', `${STATUS}Action: failed`)],
  ['groups', full('Action: failed\n\n', STATUS)],
  ['a status of blanks', full(' ', `${STATUS}Action: failed\nDiagnostic-Code: smtp;`)],
]

test.each(HOSTILE)('a mail of %s is answered, and keeps no more than it may', async (_, mail) => {
  for (const encoding of ['utf8', 'latin1'] as const) {
    const raw = Buffer.from(mail, encoding).subarray(0, REPORT_LIMITS.bytes)
    const parsed = await parseReport(raw, now)
    expect(parsed).not.toMatchObject({ why: 'unreadable' })
    expect(JSON.stringify(parsed).length).toBeLessThan(20 * 4 * 400)
  }
})

test('random damage to any fixture is answered, too', async () => {
  let seed = 1
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  for (const file of readdirSync(fixtures))
    for (let round = 0; round < 20; round += 1) {
      const raw = readFileSync(new URL(file, fixtures))
      for (let change = 0; change < 12; change += 1) raw[random(raw.length)] = random(256)
      const parsed = await parseReport(raw.subarray(0, random(raw.length)), now)
      expect(typeof parsed.found).toBe('boolean')
    }
})

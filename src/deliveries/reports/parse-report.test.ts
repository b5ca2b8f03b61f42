import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ParsedReport, parseReport } from './parse-report.ts'

const now = new Date('2026-11-22T12:00:00Z')
const MESSAGE_ID = '<0198f3a2-7c1d-7e44-9b0a-2f6d1c55e001@reset.example.org>'
const TAG = '0198f3a27c1d7e449b0a2f6d1c55e001-abcdefghijklmnop'

const fixtures = new URL('./fixtures/', import.meta.url)
const fixture = (name: string): string => readFileSync(new URL(`${name}.eml`, fixtures), 'utf8')
const parse = (mail: string): Promise<ParsedReport> => parseReport(Buffer.from(mail), now)

async function onlyReport(mail: string) {
  const parsed = await parse(mail)
  if (!parsed.found) throw new Error(`No report: ${parsed.why}`)
  expect(parsed.reports).toHaveLength(1)
  const [report] = parsed.reports
  return report
}

const CASES: readonly (readonly [
  fixture: string,
  kind: string,
  status: string | null,
  diagnostic: string,
])[] = [
  ['postfix-delivered', 'delivered', '2.0.0', 'delivered to maildir'],
  ['postfix-relayed', 'relayed', '2.0.0', '250 2.0.0 Ok: queued as 4ABC'],
  ['postfix-delayed', 'delayed', '4.7.1', '451 4.7.1 Greylisted, try again in 300 seconds'],
  ['postfix-bounced', 'failed', '5.1.1', '550 5.1.1 <ada@example.org>: Recipient address rej'],
  ['postfix-gave-up', 'failed', '4.4.1', 'connect to inner.example.org[198.51.100.7]:25:'],
  ['exim-text', 'failed', '5.1.1', '550 No such user here'],
  ['exim-warning', 'delayed', '4.2.2', '452 Mailbox full'],
  ['exim-report', 'failed', '5.2.2', '550 Mailbox quota exceeded'],
  ['microsoft-365', 'failed', '5.1.10', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipi'],
  ['gmail', 'failed', '5.1.1', '550-5.1.1 The email account that you tried to reach does n'],
  ['qmail', 'failed', '5.1.1', '<ada@example.org>: Sorry, no mailbox here by that name. (#'],
  ['qmail-full', 'failed', '4.2.2', '452 4.2.2 The mailbox is over quota Giving up on 198.5'],
  ['international', 'failed', '5.1.1', '550 5.1.1 <åsa@example.org> finns inte här'],
  ['chinese-html', 'failed', '5.2.2', '收件人邮箱已满，无法投递。 <ada@example.org>'],
  ['out-of-office-sv', 'autoReply', null, 'Autosvar: Ditt nya lösenord väntar'],
  ['out-of-office-de', 'autoReply', null, 'Abwesenheitsnotiz: Ihr neues Kennwort'],
  ['out-of-office-zh', 'autoReply', null, '自动回复: 您的新密码'],
  ['out-of-office-en', 'autoReply', null, 'Re: Your new password is waiting'],
]

describe.each([
  ['\\n', (mail: string) => mail],
  ['\\r\\n', (mail: string) => mail.replaceAll('\n', '\r\n')],
])('with lines that end in %s', (_, written) => {
  test.each(CASES)('%s is read as %s %s', async (name, kind, status, diagnostic) => {
    const parsed = await parse(written(fixture(name)))
    expect(parsed).toMatchObject({
      found: true,
      messageId: MESSAGE_ID,
      reports: [{ kind, status, diagnostic: expect.stringContaining(diagnostic) }],
    })
  })

  test('a person’s letter is no report', async () => {
    expect(await parse(written(fixture('letter')))).toEqual({ found: false, why: 'notAReport' })
  })
})

test('every fixture is read by a test', () => {
  const names = readdirSync(fixtures).map((file) => file.replace(/\.eml$/, ''))
  expect(names.toSorted()).toEqual([...CASES.map(([name]) => name), 'letter'].toSorted())
})

test.each([
  ['postfix-bounced', 'mx.example.org', 'ada@example.org'],
  ['exim-text', 'mx.example.org', 'ada@example.org'],
  ['qmail', 'old.example.org', 'ada@example.org'],
  ['international', 'räksmörgås.example.org', 'åsa@example.org'],
  ['out-of-office-sv', 'example.org', 'ada@example.org'],
])('%s tells that %s reports about %s', async (name, reportedBy, finalRecipient) => {
  expect(await onlyReport(fixture(name))).toMatchObject({ reportedBy, finalRecipient })
})

test('the envelope’s id comes back as it was given', async () => {
  expect(await parse(fixture('postfix-relayed'))).toMatchObject({ envelopeId: TAG })
  const long = fixture('postfix-relayed').replace(
    `Envelope-Id: ${TAG}`,
    `Envelope-Id: ${'a'.repeat(101)}`,
  )
  expect(await parse(long)).toMatchObject({ found: true, envelopeId: null })
})

test.each([
  ['Sun, 22 Nov 2026 02:00:03 -0800 (PST)', '2026-11-22T10:00:03.000Z'],
  ['Sun, 22 Nov 2026 12:00:01 +0000', now.toISOString()],
  ['Sun, 22 Nov 2026 99:00:00 +0000', now.toISOString()],
  ['Thu, 1 Jan 1970 00:00:00 +0000', now.toISOString()],
  ['yesterday', now.toISOString()],
  [`22 Nov 2026 10:00${' '.repeat(5000)}`, '2026-11-22T10:00:00.000Z'],
])('the last attempt at %s counts as %s', async (written, at) => {
  const mail = fixture('gmail').replace(/(?<=^Last-Attempt-Date: ).*$/m, written)
  expect((await onlyReport(mail)).at.toISOString()).toBe(at)
})

test('the time of arrival is never taken: a delay and the later failure share it', async () => {
  expect((await onlyReport(fixture('postfix-bounced'))).at).toEqual(now)
})

test('a report about several recipients gives several', async () => {
  const other = '\nFinal-Recipient: rfc822; bo@example.org\nAction: delivered\nStatus: 2.1.5\n'
  const mail = fixture('gmail').replace(/^Last-Attempt-Date: .*\n/m, `$&${other}`)
  expect(await parse(mail)).toMatchObject({
    reports: [
      { kind: 'failed', finalRecipient: 'ada@example.org' },
      { kind: 'delivered', finalRecipient: 'bo@example.org', status: '2.1.5' },
    ],
  })
})

test('a status part counts in base64 and with another charset too', async () => {
  const fields =
    'Reporting-MTA: dns; mx\n\nAction: failed\nDiagnostic-Code: smtp; 550 5.2.2 Lådan är full\n'
  const encoded = Buffer.from(fields, 'latin1').toString('base64')
  const mail = `Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${encoded}`
  expect(await onlyReport(mail)).toMatchObject({
    kind: 'failed',
    status: '5.2.2',
    diagnostic: '550 5.2.2 Lådan är full',
  })
})

test.each([
  ['its sender', 'From: Postmaster <postmaster@example.org>\nSubject: Hello\n\n550 User unknown'],
  ['its subject', 'From: gateway@example.org\nSubject: Undeliverable: Hello\n\n550 User unknown'],
  ['its German subject', 'Subject: Unzustellbar: Hallo\n\nDer Benutzer ist unbekannt.'],
  ['its Swedish subject', 'Subject: Kan inte levereras: Hej\n\nAdressen finns inte.'],
  ['its Chinese subject', 'Subject: 退信\n\n收件人不存在'],
  ['its header', 'X-Failed-Recipients: ada@example.org\n\n550 User unknown'],
  ['its opening', '\nHi. This is the qmail-send program at example.org.\n\n550 User unknown'],
])('a bounce is known by %s alone', async (_, mail) => {
  expect(await onlyReport(mail)).toMatchObject({ kind: 'failed', status: '5.1.1' })
})

test.each([
  ['the returned header', 'postfix-bounced', /^References: .*\n/m],
  ['Gmail’s own field', 'gmail', /^(?:In-Reply-To|References): .*\n/gm],
  ['the copy below a text', 'qmail', /^References: .*\n/m],
  ['what it answers', 'chinese-html', /^References: .*\n/m],
  ['the end of what it refers to', 'out-of-office-de', /^In-Reply-To: .*\n/m],
])('the message is known by %s alone', async (_, name, others) => {
  const mail = fixture(name).replace(others, '')
  expect(mail.split(MESSAGE_ID)).toHaveLength(2)
  expect(await parse(mail)).toMatchObject({ messageId: MESSAGE_ID })
})

test('a bounce that calls itself an auto-reply is a bounce, whoever sent it', async () => {
  const mail =
    'From: gateway@example.org\nAuto-Submitted: auto-replied\nSubject: Your message\n\n' +
    'It was refused:\n550 5.7.1 Blocked by policy\n'
  expect(await onlyReport(mail)).toMatchObject({ kind: 'failed', status: '5.7.1' })
})

test('an answering machine that tells of a full mailbox is no bounce', async () => {
  const report = await onlyReport(fixture('out-of-office-sv'))
  expect(report).toMatchObject({ kind: 'autoReply', status: null })
})

test('a bounce inside a forwarded message is not taken for a report of its own', async () => {
  const mail = `From: ada@example.org
Subject: Fwd: look at this
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

What does that mean?
--b
Content-Type: message/rfc822
Content-Disposition: inline

${fixture('postfix-bounced')}
--b--
`
  expect(await parse(mail)).toEqual({ found: false, why: 'notAReport' })
})

test.each([
  ['a receipt of reading', 'message/disposition-notification'],
  ['a complaint', 'message/feedback-report'],
])('%s tells nothing of the delivery', async (_, type) => {
  const mail = `From: postmaster@example.org
Subject: Delivery report
Content-Type: multipart/report; boundary=b

--b
Content-Type: text/plain

This is spam. 550 5.7.1
--b
Content-Type: ${type}

Action: delivered
--b--
`
  expect(await parse(mail)).toEqual({ found: false, why: 'notAReport' })
})

test('a mail system that says nothing known is unclear', async () => {
  const mail = 'From: MAILER-DAEMON@example.org\nSubject: Hello\n\nIt is Sunday.'
  expect(await parse(mail)).toEqual({ found: false, why: 'unclear' })
  const empty = fixture('postfix-bounced').replace(/^Action: .*\nStatus: .*\n/m, '')
  expect(await parse(empty)).toEqual({ found: false, why: 'unclear' })
})

test('S9: a link in a returned message never becomes part of a report', async () => {
  const unmarked = fixture('exim-text').replace(/^------ This is a copy.*\n/m, '')
  for (const mail of [fixture('exim-text'), unmarked])
    expect(JSON.stringify(await parse(mail))).not.toContain('Zm9vYmFy')
})

test('S24: what a report says becomes one clean line each', async () => {
  const bad = '\x1b[31m\0evil\u202Egnp\u2028'
  const mail = fixture('postfix-bounced')
    .replace('dns; mx.example.org', `dns; ${bad}${'m'.repeat(900)}`)
    .replace('Final-Recipient: rfc822; ', `Final-Recipient: rfc822; ${bad}\r`)
    .replace('smtp; 550', `smtp; ${bad} 550`)
  const { diagnostic, reportedBy, finalRecipient } = await onlyReport(mail)
  for (const text of [diagnostic, reportedBy, finalRecipient]) {
    expect(text).toContain('evilgnp')
    expect(text).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
    expect(text!.length).toBeLessThanOrEqual(300)
  }
})

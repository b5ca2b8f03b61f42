import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ReadSetting, Report } from './config.ts'
import { assertReportAddress } from './deliveries/reports/verp.ts'
import type { ReportListenerSettings } from './deliveries/reports/report-listener.ts'
import type { DkimSettings, SmtpSettings } from './deliveries/smtp-transport.ts'
import type { MailEventSettings } from './deliveries/webhooks/settings.ts'
import { normaliseEmailAddress } from './platform/email-address.ts'
import { isLoopbackHost } from './platform/loopback.ts'
import { Secret } from './platform/secret.ts'

/** Where mail leaves. */
export function readSmtp(
  setting: ReadSetting,
  report: Report,
  provider: SmtpSettings['provider'],
): SmtpSettings | null {
  const value = setting('SMTP_URL')
  if (value === null) return null
  const remedy =
    'Write smtp://user:password@mail.example.org:587 (STARTTLS) or smtps://… (TLS at once).'
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    report('SMTP_URL', 'This is no mail server.', remedy)
    return null
  }
  const from = readSender(setting('MAIL_FROM'), report)
  const user = decodePart(url.username)
  const pass = decodePart(url.password)
  if (user === undefined || pass === undefined)
    report(
      'SMTP_URL',
      'The user or the password holds a bare %.',
      'Write each % of it as %25, and other signs that mean something in an address likewise.',
    )
  const implicitTls = url.protocol === 'smtps:'
  return {
    host: url.hostname,
    port: url.port === '' ? (implicitTls ? 465 : 587) : Number(url.port),
    implicitTls,
    requireTls: !implicitTls && !isLoopbackHost(url.hostname),
    ...(user !== undefined && user !== '' && { auth: { user, pass: pass ?? '' } }),
    from,
    reportAddress: readReportAddress(setting('MAIL_REPORTS_ADDRESS'), from.address, report),
    dkim: readDkim(setting('MAIL_DKIM'), setting('MAIL_DKIM_KEY_FILE'), report),
    provider,
  }
}

/** Percent-decoded; undefined if it can't be. */
export function decodePart(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function readSender(value: string | null, report: Report): { name: string; address: string } {
  const [, name = '', address = ''] = /^(?:(.*?)\s*<([^<>]+)>|.*)$/.exec(value ?? '') ?? []
  const parsed = normaliseEmailAddress(address === '' ? value : address)
  if (parsed.ok) return { name: name.replace(/^"|"$/g, ''), address: parsed.address }
  report(
    'MAIL_FROM',
    'With SMTP_URL it must be one e-mail address.',
    'Write Service desk <passwords@example.org>.',
  )
  return { name: '', address: '' }
}

/** What return paths are made of; the sender's own address unless another is given. */
function readReportAddress(value: string | null, from: string, report: Report): string | null {
  if (value === 'off') return null
  const address = value ?? from
  // A sender that leaves no room for the tag is no mistake: its reports come to itself.
  if (value === null && !hasRoomForTag(from)) return null
  const parsed = normaliseEmailAddress(address)
  try {
    if (!parsed.ok) throw new Error('This is not one e-mail address.')
    assertReportAddress(parsed.address)
    return parsed.address
  } catch (error) {
    report(
      'MAIL_REPORTS_ADDRESS',
      error instanceof Error ? error.message : '',
      'Write an address such as reports@bounce.example.org, or off.',
    )
    return null
  }
}

/** Our own mail server for delivery reports, `host:port`. */
export function readReportListener(
  setting: ReadSetting,
  report: Report,
  smtp: SmtpSettings | null,
): ReportListenerSettings | null {
  const value = setting('MAIL_REPORTS_LISTEN')
  if (value === null) return null
  const [, host, digits] = /^(.+):(\d{1,5})$/.exec(value) ?? []
  const port = Number(digits)
  if (host === undefined || port > 65_535)
    report('MAIL_REPORTS_LISTEN', 'This is no address.', 'Write host:port, such as 0.0.0.0:25.')
  else if (smtp !== null && smtp.reportAddress !== null)
    return { host: host.replace(/^\[(.*)\]$/, '$1'), port, address: smtp.reportAddress }
  else if (smtp === null || setting('MAIL_REPORTS_ADDRESS') === 'off')
    report(
      'MAIL_REPORTS_LISTEN',
      'Without SMTP_URL and an address for reports none can come.',
      'Set SMTP_URL and MAIL_REPORTS_ADDRESS, or leave it out.',
    )
  return null
}

function hasRoomForTag(address: string): boolean {
  try {
    assertReportAddress(address)
    return true
  } catch {
    return false
  }
}

/** Whose events are taken at `/hooks/mail/PROVIDER`: the provider, a colon, and what proves that they are its own. */
export function readMailEvents(value: string | null, report: Report): MailEventSettings | null {
  const [, provider, proof = ''] = /^(ses|sendgrid|postmark|mailgun):(.+)$/.exec(value ?? '') ?? []
  switch (provider) {
    case 'ses':
      if (/^arn:aws(?:-cn)?:sns:[a-z0-9-]+:\d{12}:\S+$/.test(proof))
        return { provider, topicArn: proof }
      break
    case 'sendgrid':
      if (/^[A-Za-z0-9+/=]{80,}$/.test(proof)) return { provider, publicKey: proof }
      break
    case 'postmark': {
      const [username = '', ...rest] = proof.split(':')
      const password = rest.join(':')
      if (username !== '' && password.length >= 16)
        return { provider, username, password: new Secret(password) }
      break
    }
    case 'mailgun':
      return { provider, signingKey: new Secret(proof) }
    case undefined:
  }
  if (value !== null)
    report(
      'MAIL_EVENTS',
      'This names no provider with its proof.',
      'Write ses:TOPIC-ARN, sendgrid:PUBLIC-KEY, postmark:USER:PASSWORD (16 characters or more) or mailgun:SIGNING-KEY.',
    )
  return null
}

const DKIM_BITS = 2048

/** `selector@domain`, and the RSA key whose public half stands in DNS at `selector._domainkey.domain`. */
function readDkim(value: string | null, file: string | null, report: Report): DkimSettings | null {
  if (value === null && file === null) return null
  const [, selector, domain] = /^([a-z0-9.-]+)@([a-z0-9.-]+\.[a-z0-9-]+)$/i.exec(value ?? '') ?? []
  if (selector === undefined || domain === undefined) {
    report('MAIL_DKIM', 'This names no selector of a domain.', 'Write selector@example.org.')
    return null
  }
  try {
    const pem = readFileSync(file ?? '', 'utf8')
    const key = createPrivateKey(pem)
    if (
      key.asymmetricKeyType === 'rsa' &&
      (key.asymmetricKeyDetails?.modulusLength ?? 0) >= DKIM_BITS
    )
      return { selector, domain, privateKey: new Secret(pem) }
    report('MAIL_DKIM_KEY_FILE', 'This is no RSA key of 2048 bits or more.', DKIM_REMEDY)
  } catch {
    report('MAIL_DKIM_KEY_FILE', "The file can't be read as a private key.", DKIM_REMEDY)
  }
  return null
}

const DKIM_REMEDY = 'Make one with `openssl genrsa -out dkim.pem 2048`, readable by the server.'

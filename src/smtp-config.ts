import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { domainToASCII } from 'node:url'
import type { ReadSetting, Report } from './config.ts'
import { assertReportAddress } from './deliveries/reports/verp.ts'
import type { DkimSettings, SmtpSettings } from './deliveries/smtp-transport.ts'
import type { SmtpSignIn } from './deliveries/smtp-sign-in.ts'
import { decodePart } from './mail-config.ts'
import { readOAuth } from './oauth-config.ts'
import { normaliseEmailAddress } from './platform/email-address.ts'
import { isLoopbackHost } from './platform/loopback.ts'
import { Secret } from './platform/secret.ts'

/** The first transport and eight more, in the order of preference. */
const PREFIXES = ['SMTP', ...Array.from({ length: 8 }, (_, index) => `SMTP_${index + 2}`)]
const OWN_SETTINGS = [
  'NAME',
  'FROM',
  'REPORTS_ADDRESS',
  'DKIM',
  'DKIM_KEY_FILE',
  'DOMAINS',
  'PER_HOUR',
  'PER_DAY',
  'CONNECTIONS',
  'OAUTH_TOKEN_URL',
  'OAUTH_CLIENT_ID',
]

interface Shared {
  readonly provider: SmtpSettings['provider']
  readonly dkim: DkimSettings | null
  readonly reportAddress: string | null
}

/**
 * Where mail leaves: `SMTP_URL`, `SMTP_2_URL` to `SMTP_9_URL`, each with settings of its own under the same prefix.
 * What one doesn't set itself, the `MAIL_…` settings say for all.
 */
export function readTransports(
  setting: ReadSetting,
  report: Report,
  provider: SmtpSettings['provider'],
): SmtpSettings[] {
  const [first = '', ...others] = PREFIXES
  const prefixes = [first, ...others].filter((prefix) => isSet(prefix, setting, report))
  if (prefixes.length > 0 && setting('SMTP_URL') === null)
    report('SMTP_URL', 'It is missing, though others are set.', 'Set the first mail server here.')
  if (prefixes.length === 0) return []
  const shared = {
    provider,
    dkim: readDkim('MAIL_DKIM', setting, report),
    reportAddress: readReportAddress(
      'MAIL_REPORTS_ADDRESS',
      setting,
      report,
      senderIn(setting('SMTP_FROM') ?? setting('MAIL_FROM'))?.address ?? '',
    ),
  }
  const transports = prefixes.flatMap(
    (prefix) => readTransport(prefix, setting, report, shared) ?? [],
  )
  requireOwnNames(transports, prefixes, report)
  if (transports.length > 0 && transports.every(({ domains }) => domains.length > 0))
    report(
      `${prefixes.at(-1)}_DOMAINS`,
      'Mail to all other domains has nowhere to go.',
      'Leave it out for one of the mail servers.',
    )
  return transports
}

function isSet(prefix: string, setting: ReadSetting, report: Report): boolean {
  if (setting(`${prefix}_URL`) !== null) return true
  const stray = OWN_SETTINGS.find((name) => setting(`${prefix}_${name}`) !== null)
  if (stray !== undefined)
    report(
      `${prefix}_${stray}`,
      `Without ${prefix}_URL it means nothing.`,
      `Set ${prefix}_URL, or leave it out.`,
    )
  return false
}

function readTransport(
  prefix: string,
  setting: ReadSetting,
  report: Report,
  shared: Shared,
): SmtpSettings | undefined {
  const name = `${prefix}_URL`
  const value = setting(name) ?? ''
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    const remedy =
      'Write smtp://user:password@mail.example.org:587 (STARTTLS) or smtps://… (TLS at once).'
    report(name, 'This is no mail server.', remedy)
    return undefined
  }
  const auth = readSignIn(prefix, url, setting, report)
  const implicitTls = url.protocol === 'smtps:'
  const own = setting(`${prefix}_REPORTS_ADDRESS`)
  const connections = readConnections(`${prefix}_CONNECTIONS`, setting, report)
  const from = readSender(prefix, setting, report)
  return {
    name: setting(`${prefix}_NAME`) ?? url.hostname,
    domains: readDomains(`${prefix}_DOMAINS`, setting, report),
    limits: {
      perHour: readLimit(`${prefix}_PER_HOUR`, setting, report),
      perDay: readLimit(`${prefix}_PER_DAY`, setting, report),
    },
    ...(connections !== null && { connections }),
    host: url.hostname,
    port: url.port === '' ? (implicitTls ? 465 : 587) : Number(url.port),
    implicitTls,
    requireTls: !implicitTls && !isLoopbackHost(url.hostname),
    ...(auth !== undefined && { auth }),
    from,
    reportAddress:
      own === null
        ? shared.reportAddress
        : readReportAddress(`${prefix}_REPORTS_ADDRESS`, setting, report, from.address),
    dkim:
      setting(`${prefix}_DKIM`) === null
        ? shared.dkim
        : readDkim(`${prefix}_DKIM`, setting, report),
    provider: shared.provider,
  }
}

function readSignIn(
  prefix: string,
  url: URL,
  setting: ReadSetting,
  report: Report,
): SmtpSignIn | undefined {
  const name = `${prefix}_URL`
  const oauth = readOAuth(setting, report, `${prefix}_OAUTH`)
  const user = decodePart(url.username)
  const pass = decodePart(url.password)
  if (user === undefined || pass === undefined) {
    report(
      name,
      'The user or the password holds a bare %.',
      'Write each % of it as %25, and other signs that mean something in an address likewise.',
    )
    return undefined
  }
  if (oauth === null) return user === '' ? undefined : { user, pass }
  if (pass !== '')
    report(name, 'It has both a password and OAuth.', `Leave it out, or ${prefix}_OAUTH_….`)
  if (user === '')
    report(
      name,
      'With OAuth it must name the mailbox that sends.',
      'Write smtp://passwords%40example.org@smtp.office365.com.',
    )
  return { user, oauth }
}

function senderIn(value: string | null): { name: string; address: string } | undefined {
  const [, name = '', address = ''] = /^(?:(.*?)\s*<([^<>]+)>|.*)$/.exec(value ?? '') ?? []
  const parsed = normaliseEmailAddress(address === '' ? value : address)
  return parsed.ok ? { name: name.replace(/^"|"$/g, ''), address: parsed.address } : undefined
}

function readSender(
  prefix: string,
  setting: ReadSetting,
  report: Report,
): { name: string; address: string } {
  const own = setting(`${prefix}_FROM`)
  const sender = senderIn(own ?? setting('MAIL_FROM'))
  if (sender !== undefined) return sender
  report(
    own === null ? 'MAIL_FROM' : `${prefix}_FROM`,
    `With ${prefix}_URL it must be one e-mail address.`,
    'Write Service desk <passwords@example.org>.',
  )
  return { name: '', address: '' }
}

function readDomains(name: string, setting: ReadSetting, report: Report): string[] {
  const words = (setting(name) ?? '').split(/[\s,]+/).filter((word) => word !== '')
  const domains = words.map((word) => domainToASCII(word.replace(/^@/, '')))
  if (domains.every((domain) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain))) return domains
  report(name, 'These are no domains.', 'List them with commas: example.org, example.com.')
  return []
}

function readLimit(name: string, setting: ReadSetting, report: Report): number | null {
  const value = setting(name)
  if (value === null) return null
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  report(name, 'This is no number of messages.', 'Write a number such as 500, or leave it out.')
  return null
}

/** More than a mail server takes from one client only makes it refuse. */
function readConnections(name: string, setting: ReadSetting, report: Report): number | null {
  const value = setting(name)
  if (value === null) return null
  if (/^[1-9]\d?$/.test(value) && Number(value) <= 50) return Number(value)
  report(name, 'This is no number of connections.', 'Write a number from 1 to 50; 4 is usual.')
  return null
}

function requireOwnNames(
  transports: readonly SmtpSettings[],
  prefixes: readonly string[],
  report: Report,
): void {
  const names = transports.map(({ name }) => name)
  const repeated = names.findIndex((name, index) => names.indexOf(name) !== index)
  if (repeated >= 0)
    report(
      `${prefixes[repeated]}_NAME`,
      'Two mail servers have the same name.',
      'Give each one a name of its own.',
    )
}

/** What return paths are made of; the sender's own address unless another is given. */
function readReportAddress(
  name: string,
  setting: ReadSetting,
  report: Report,
  from: string,
): string | null {
  const value = setting(name)
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
      name,
      error instanceof Error ? error.message : '',
      'Write an address such as reports@bounce.example.org, or off.',
    )
    return null
  }
}

function hasRoomForTag(address: string): boolean {
  try {
    assertReportAddress(address)
    return true
  } catch {
    return false
  }
}

const DKIM_BITS = 2048
const DKIM_REMEDY = 'Make one with `openssl genrsa -out dkim.pem 2048`, readable by the server.'

/** `selector@domain`, and the RSA key whose public half stands in DNS at `selector._domainkey.domain`. */
function readDkim(name: string, setting: ReadSetting, report: Report): DkimSettings | null {
  const value = setting(name)
  const file = setting(`${name}_KEY_FILE`)
  if (value === 'off' || (value === null && file === null)) return null
  const [, selector, domain] = /^([a-z0-9.-]+)@([a-z0-9.-]+\.[a-z0-9-]+)$/i.exec(value ?? '') ?? []
  if (selector === undefined || domain === undefined) {
    report(name, 'This names no selector of a domain.', 'Write selector@example.org.')
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
    report(`${name}_KEY_FILE`, 'This is no RSA key of 2048 bits or more.', DKIM_REMEDY)
  } catch {
    report(`${name}_KEY_FILE`, "The file can't be read as a private key.", DKIM_REMEDY)
  }
  return null
}

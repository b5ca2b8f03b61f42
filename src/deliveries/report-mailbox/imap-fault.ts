import { AccessTokenError } from '../oauth-token-error.ts'
import { untrustedAnswer } from '../reports/untrusted-line.ts'

/** Why a mailbox isn't read, or not tidied. Told in words by `settings.mail.mailbox.reason.*`. */
export type MailboxFault =
  | 'signInRefused'
  | 'tokenRefused'
  | 'tokenUnavailable'
  | 'serverUnreachable'
  | 'connectionLost'
  | 'tlsFailed'
  | 'certificateUntrusted'
  | 'mailboxMissing'
  | 'serverRefusing'
  | 'unexpected'
  /** All is read, but what was read can't be moved or deleted. */
  | 'filingRefused'

// What passes by itself is tried again soon; a wrong password often enough tried locks an account.
const SOON_SECONDS = { first: 5, longest: 300 }
const SELDOM_SECONDS = { first: 60, longest: 1_800 }

const SELDOM: ReadonlySet<MailboxFault> = new Set(['signInRefused', 'tokenRefused'])

/** How long to wait after this many faults in a row, of which this was the last. */
export function secondsUntilRetry(fault: MailboxFault, faults: number): number {
  const { first, longest } = SELDOM.has(fault) ? SELDOM_SECONDS : SOON_SECONDS
  return Math.min(longest, first * 2 ** Math.min(faults - 1, 20))
}

const UNREACHABLE =
  /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT)$/
const CERTIFICATE = /CERT|SIGNATURE|HOSTNAME_MISMATCH|_CRL_|INVALID_CA|PATH_LENGTH|INVALID_PURPOSE/
const TLS = /^(?:ERR_SSL_|ERR_TLS_|EPROTO$|UPGRADE_TIMEOUT$|STARTTLS_INJECTION$)/
const LOST =
  /^(?:NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnect|ETIMEOUT|GREETING_TIMEOUT|ECONNRESET|EPIPE|ETIMEDOUT)/

/** What an error of imapflow 2 means; the tests beside a real server play each. */
export function classifyImapError(error: unknown): MailboxFault {
  if (error instanceof AccessTokenError)
    return error.kind === 'configuration' ? 'tokenRefused' : 'tokenUnavailable'
  const code = textOf(error, 'code')
  if (CERTIFICATE.test(code)) return 'certificateUntrusted'
  if (TLS.test(code) || flagOf(error, 'tlsFailed')) return 'tlsFailed'
  if (flagOf(error, 'authenticationFailed'))
    // RFC 5530: the server's own trouble, not ours.
    return textOf(error, 'serverResponseCode') === 'UNAVAILABLE'
      ? 'serverRefusing'
      : 'signInRefused'
  if (flagOf(error, 'mailboxMissing')) return 'mailboxMissing'
  if (UNREACHABLE.test(code)) return 'serverUnreachable'
  if (LOST.test(code)) return 'connectionLost'
  if (code === 'ETHROTTLE') return 'serverRefusing'
  return textOf(error, 'responseStatus') === '' ? 'unexpected' : 'serverRefusing'
}

/** One line of what the server said, if it said something. */
export function imapAnswerOf(error: unknown): string | null {
  return untrustedAnswer(
    textOf(error, 'responseText') || textOf(error, 'response') || textOf(error, 'message'),
  )
}

function textOf(error: unknown, property: string): string {
  const value: unknown = read(error, property)
  return typeof value === 'string' ? value : ''
}

function flagOf(error: unknown, property: string): boolean {
  return read(error, property) === true
}

function read(error: unknown, property: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined
}

import { AccessTokenError } from './oauth-token-error.ts'
import type { SmtpProgress } from './smtp-progress.ts'

/** Why a message waits, failed, or the transport is paused. Told in words by `delivery.reason.*`. */
export type RetryReason =
  | 'connectionLost'
  | 'recipientDeferred'
  | 'mailboxFull'
  | 'serverBusy'
  | 'unexpected'
export type FailureReason =
  | 'addressUnknown'
  | 'addressRefused'
  | 'addressNotSupported'
  | 'relayRefused'
  | 'mailboxFull'
  | 'contentRefused'
  | 'messageTooLarge'
  | 'gaveUp'
export type PauseReason =
  | 'serverUnreachable'
  | 'signInRefused'
  | 'tokenNotGiven'
  | 'tokenServerAway'
  | 'tokenRefused'
  | 'senderRefused'
  | 'serverRefusing'
  | 'tlsFailed'
  | 'certificateUntrusted'
  | 'misconfigured'
  | 'serverLimitReached'
export type AmbiguityReason = 'connectionLostAfterSending'
/** Told by others after the server had accepted the message. */
export type ReportedReason = 'bounced' | 'domainUnknown' | 'mailboxDisabled' | 'reportedDelay'
/** Ours, counted by ourselves. */
export type LimitReason = 'limitReached'
export type DeliveryReason =
  | RetryReason
  | FailureReason
  | PauseReason
  | AmbiguityReason
  | ReportedReason
  | LimitReason

export type SmtpFate =
  /** The server certainly doesn't have it. */
  | { readonly fate: 'retry'; readonly reason: RetryReason; readonly waitSeconds: number }
  /** This message won't be accepted, however often it is tried. */
  | { readonly fate: 'failed'; readonly reason: FailureReason }
  /** Nothing is wrong with the message: no message goes out until the transport works again. */
  | { readonly fate: 'paused'; readonly reason: PauseReason; readonly recheckSeconds: number }
  /** The server may have it: to be tried again with the same ids, which does no harm. */
  | { readonly fate: 'ambiguous'; readonly reason: AmbiguityReason; readonly waitSeconds: number }

interface SmtpError {
  readonly code: string
  readonly originalCode: string
  readonly command: string
  readonly response: string
  readonly replyCode: number
  readonly message: string
  readonly timeoutType: string
}

// Servers that greylist want a minute at least.
const DEFERRED_SECONDS = 60
const SOON_SECONDS = 5
const RECHECK_UNREACHABLE_SECONDS = 30
const RECHECK_REFUSING_SECONDS = 60
const RECHECK_SETTINGS_SECONDS = 300
const RECHECK_LIMIT_SECONDS = 900

const UNREACHABLE = /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ENOTFOUND)$/
const CERTIFICATE = /CERT|SIGNATURE|HOSTNAME_MISMATCH|_CRL_|INVALID_CA|PATH_LENGTH|INVALID_PURPOSE/
const SENT_ENOUGH =
  /SubmissionQuotaExceeded|daily (?:user )?sending (?:limit|quota)|daily message quota/i
const TLS = /^(?:ERR_SSL_|ERR_TLS_|EPROTO$)/

function textOf(error: object, property: string): string {
  const value: unknown = Reflect.get(error, property)
  return typeof value === 'string' ? value : ''
}

function readError(error: unknown): SmtpError {
  const source = typeof error === 'object' && error !== null ? error : {}
  const replyCode: unknown = Reflect.get(source, 'responseCode')
  return {
    code: textOf(source, 'code'),
    originalCode: textOf(source, 'originalCode'),
    command: textOf(source, 'command'),
    response: textOf(source, 'response'),
    replyCode: typeof replyCode === 'number' ? replyCode : 0,
    message: textOf(source, 'message'),
    timeoutType: textOf(source, 'timeoutType'),
  }
}

function retry(reason: RetryReason, waitSeconds = DEFERRED_SECONDS): SmtpFate {
  return { fate: 'retry', reason, waitSeconds }
}

function failed(reason: FailureReason): SmtpFate {
  return { fate: 'failed', reason }
}

function paused(reason: PauseReason): SmtpFate {
  return { fate: 'paused', reason, recheckSeconds: recheckSecondsOf(reason) }
}

function recheckSecondsOf(reason: PauseReason): number {
  switch (reason) {
    case 'serverUnreachable':
      return RECHECK_UNREACHABLE_SECONDS
    case 'serverRefusing':
    case 'tokenServerAway':
      return RECHECK_REFUSING_SECONDS
    case 'serverLimitReached':
      return RECHECK_LIMIT_SECONDS
    case 'signInRefused':
    case 'tokenNotGiven':
    case 'tokenRefused':
    case 'senderRefused':
    case 'tlsFailed':
    case 'certificateUntrusted':
    case 'misconfigured':
      return RECHECK_SETTINGS_SECONDS
  }
}

/**
 * Providers say of the whole account, in answer to one message, that it has sent enough (Google 5.4.5, Microsoft's
 * quotas and 5.7.705, Amazon's), or that it may not use this sender (Microsoft 5.7.60).
 */
function classifyRefusedAccount({ response }: SmtpError): SmtpFate | undefined {
  const status = enhancedStatus(response)
  if (status === '7.60' || status === '2.252' || /SendAsDenied/.test(response))
    return paused('senderRefused')
  if (status === '4.5' || /^7\.70[58]$/.test(status) || SENT_ENOUGH.test(response))
    return paused('serverLimitReached')
  return undefined
}

/** 503 says that the conversation went wrong, not that the message was refused (RFC 5321 4.2.4). */
function isPermanent(replyCode: number): boolean {
  return replyCode >= 500 && replyCode < 600 && replyCode !== 503
}

/** RFC 3463: the subject and detail of an enhanced status code, such as 1.1 of 5.1.1. */
function enhancedStatus(response: string): string {
  return /^\d{3}[ -][245]\.(\d{1,3}\.\d{1,3})(?:\s|$)/.exec(response)?.[1] ?? ''
}

function classifyRefusedRecipient({ replyCode, response }: SmtpError): SmtpFate {
  const status = enhancedStatus(response)
  const isFull = status === '2.2' || (replyCode === 552 && status === '') || replyCode === 452
  if (!isPermanent(replyCode)) return retry(isFull ? 'mailboxFull' : 'recipientDeferred')
  if (isFull) return failed('mailboxFull')
  if (/relay/i.test(response)) return failed('relayRefused')
  if (status === '6.7') return failed('addressNotSupported')
  if (status.startsWith('1.')) return failed('addressUnknown')
  if (/unknown|no such|(?:does ?n[o']t|not) exist|not found|invalid recipient/i.test(response))
    return failed('addressUnknown')
  return failed('addressRefused')
}

function classifyRefusedContent({ replyCode, response }: SmtpError): SmtpFate {
  if (!isPermanent(replyCode)) return retry('serverBusy')
  const status = enhancedStatus(response)
  if (status === '3.4' || status === '2.3') return failed('messageTooLarge')
  if (status === '2.2') return failed('mailboxFull')
  if (replyCode === 552 && status === '') return failed('messageTooLarge')
  if (status.startsWith('1.')) return failed('addressUnknown')
  return failed('contentRefused')
}

function classifyRefusedEnvelope(error: SmtpError): SmtpFate {
  if (error.message.startsWith('Internationalized mailbox')) return failed('addressNotSupported')
  // Refused by nodemailer before anything was said.
  if (error.replyCode === 0)
    return /^Invalid (?:sender|DSN)/.test(error.message)
      ? paused('senderRefused')
      : failed('addressRefused')
  const account = classifyRefusedAccount(error)
  if (account !== undefined) return account
  if (error.replyCode === 530 || error.replyCode === 535) return paused('signInRefused')
  if (error.command === 'RCPT TO') return classifyRefusedRecipient(error)
  if (error.command === 'DATA') return classifyRefusedContent(error)
  if (!isPermanent(error.replyCode)) return retry('serverBusy')
  const isTooLarge = /\b5\.3\.4\b/.test(error.response)
  return isTooLarge ? failed('messageTooLarge') : paused('senderRefused')
}

function classifyLostConnection(error: SmtpError, progress: SmtpProgress): SmtpFate {
  const { originalCode } = error
  if (CERTIFICATE.test(originalCode)) return paused('certificateUntrusted')
  if (TLS.test(originalCode)) return paused('tlsFailed')
  // A reply that came with the end, such as 421, means that nothing was accepted.
  if (error.replyCode >= 400)
    return isPermanent(error.replyCode) ? paused('serverRefusing') : retry('serverBusy')
  if (progress === 'afterData')
    return {
      fate: 'ambiguous',
      reason: 'connectionLostAfterSending',
      waitSeconds: DEFERRED_SECONDS,
    }
  // Such as a load balancer with nothing behind it: it takes the connection, and drops it.
  return UNREACHABLE.test(originalCode) || progress === 'notBegun'
    ? paused('serverUnreachable')
    : retry('connectionLost', SOON_SECONDS)
}

/**
 * What an error of nodemailer 10 means for the message; the tests beside this play each case on real
 * sockets. `progress` tells whether the server could already have the message, which the error
 * doesn't: see `followSmtpProgress`.
 */
export function classifySmtpError(thrown: unknown, progress: SmtpProgress): SmtpFate {
  if (thrown instanceof AccessTokenError)
    return paused(thrown.kind === 'passing' ? 'tokenServerAway' : 'tokenNotGiven')
  const error = readError(thrown)
  switch (error.code) {
    case 'EENVELOPE':
      return classifyRefusedEnvelope(error)
    case 'EMESSAGE':
      // Without a reply: larger than the size that the server announced.
      return error.replyCode === 0
        ? failed('messageTooLarge')
        : (classifyRefusedAccount(error) ?? classifyRefusedContent(error))
    case 'EAUTH':
    case 'ENOAUTH':
    case 'EOAUTH2':
      // 454 is the server's own trouble with checking passwords (RFC 4954 section 6).
      return error.replyCode >= 400 && error.replyCode < 500
        ? paused('serverRefusing')
        : paused('signInRefused')
    case 'EPROTOCOL':
      return progress === 'afterData' && error.replyCode === 0
        ? classifyLostConnection(error, progress)
        : paused('serverRefusing')
    case 'ETLS':
    case 'EREQUIRETLS':
      return paused(CERTIFICATE.test(error.originalCode) ? 'certificateUntrusted' : 'tlsFailed')
    case 'EDNS':
      return paused('serverUnreachable')
    case 'ETIMEDOUT':
      return /^(?:CONNECT|GREETING)_TIMEOUT$/.test(error.timeoutType)
        ? paused('serverUnreachable')
        : classifyLostConnection(error, progress)
    case 'ECONNECTION':
    case 'ESOCKET':
      return classifyLostConnection(error, progress)
    case 'ECONFIG':
    case 'EPROXY':
    case 'ERR_ACCESS_DENIED':
      return paused('misconfigured')
    default:
      return progress === 'afterData'
        ? classifyLostConnection(error, progress)
        : retry('unexpected')
  }
}

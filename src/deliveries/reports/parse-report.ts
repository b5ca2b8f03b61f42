import PostalMime, { type Email } from 'postal-mime'
import { isAutoReply } from './auto-reply.ts'
import { classifyBounce, enhancedStatusIn, refine } from './classify-bounce.ts'
import { fits, readDeliveryStatus, type RecipientStatus } from './delivery-status.ts'
import {
  bodyOf,
  failedRecipientOf,
  isFromMailSystem,
  isOtherReport,
  returnedMessageIdOf,
  senderOf,
  statusPartOf,
} from './report-mail.ts'
import type { ReportKind } from './report.ts'
import { untrustedAnswer, untrustedLine } from './untrusted-line.ts'

/** What a mail may be made of and still be read: the work is bounded by these, not by a clock. */
export const REPORT_LIMITS = {
  bytes: 200_000,
  /** Of all parts together. */
  headerBytes: 64_000,
  nestedParts: 8,
  /** The parser's work goes by lines. */
  lines: 8_000,
  /** Lines that may part a multipart. Each part costs the parser a buffer. */
  delimiters: 500,
} as const

/** What was told of one recipient. All texts are a stranger's: one line, 300 characters at most. */
export interface ReportedFate {
  readonly kind: Exclude<ReportKind, 'complained'>
  readonly status: string | null
  readonly diagnostic: string | null
  readonly reportedBy: string | null
  readonly finalRecipient: string | null
  readonly at: Date
}

export type NoReportReason =
  /** Not even looked at. */
  | 'tooLarge'
  /** Past another limit. */
  | 'unreadable'
  /** From a mail system, but saying nothing that is known. */
  | 'unclear'
  | 'notAReport'

export type ParsedReport =
  | {
      readonly found: true
      /** The ENVID that we gave, if it came back. */
      readonly envelopeId: string | null
      /** The returned message's, in angle brackets. */
      readonly messageId: string | null
      readonly reports: readonly [ReportedFate, ...ReportedFate[]]
    }
  | { readonly found: false; readonly why: NoReportReason }

// A server tries for five days, seldom longer.
const OLDEST_MS = 10 * 24 * 60 * 60 * 1000
// RFC 3461 section 4.4.
const ENVELOPE_ID_CHARACTERS = 100

/**
 * Reads a mail that came to a report address. Nothing in it is believed beyond its shape; which delivery
 * it is about is for the tag in the address to say, and only without one for `envelopeId` and `messageId`.
 * Never throws for what a mail holds.
 */
export async function parseReport(raw: Uint8Array, receivedAt: Date): Promise<ParsedReport> {
  if (raw.byteLength > REPORT_LIMITS.bytes) return { found: false, why: 'tooLarge' }
  if (!isWithinLimits(raw)) return { found: false, why: 'unreadable' }
  let email: Email
  try {
    email = await PostalMime.parse(raw, {
      maxNestingDepth: REPORT_LIMITS.nestedParts,
      maxHeadersSize: REPORT_LIMITS.headerBytes,
      // The returned message must not be read as part of what is said about it.
      forceRfc822Attachments: true,
    })
  } catch {
    return { found: false, why: 'unreadable' }
  }
  return readMail(email, receivedAt)
}

function isWithinLimits(raw: Uint8Array): boolean {
  let lines = 0
  let delimiters = 0
  let start = 0
  do {
    lines += 1
    // Every part begins with such a line.
    if (raw[start] === 0x2d && raw[start + 1] === 0x2d) delimiters += 1
    start = raw.indexOf(0x0a, start) + 1
  } while (start > 0 && lines <= REPORT_LIMITS.lines)
  return lines <= REPORT_LIMITS.lines && delimiters <= REPORT_LIMITS.delimiters
}

function readMail(email: Email, receivedAt: Date): ParsedReport {
  const body = bodyOf(email)
  const statusPart = statusPartOf(email)
  if (statusPart !== undefined) {
    const { envelopeId, messageId, recipients } = readDeliveryStatus(statusPart)
    const [first, ...others] = recipients.map((recipient) => fateOf(recipient, receivedAt))
    if (first === undefined) return { found: false, why: 'unclear' }
    return {
      found: true,
      envelopeId: isEnvelopeId(envelopeId) ? envelopeId : null,
      messageId: returnedMessageIdOf(email, body, messageId),
      reports: [first, ...others],
    }
  }
  if (isOtherReport(email)) return { found: false, why: 'notAReport' }
  const report = isFromMailSystem(email, body)
    ? readBounce(email, body, receivedAt)
    : readAutoReply(email, receivedAt)
  if (typeof report === 'string') return { found: false, why: report }
  const messageId = returnedMessageIdOf(email, body, undefined)
  return { found: true, envelopeId: null, messageId, reports: [report] }
}

function fateOf(recipient: RecipientStatus, receivedAt: Date): ReportedFate {
  return {
    kind: recipient.kind,
    status: statusOf(recipient),
    diagnostic: untrustedAnswer(recipient.diagnostic),
    reportedBy: untrustedLine(recipient.server),
    finalRecipient: untrustedLine(recipient.finalRecipient),
    at: saneDate(recipient.lastAttempt, receivedAt) ?? receivedAt,
  }
}

/** The status that the report gives, unless it is vaguer than what the server said. */
function statusOf({ kind, status, diagnostic = '' }: RecipientStatus): string | null {
  const answered = enhancedStatusIn(diagnostic) ?? classifyBounce(diagnostic)?.status
  const isSameClass = answered !== undefined && fits(kind, answered)
  if (status === null) return isSameClass ? refine(answered, diagnostic) : null
  if (!status.endsWith('.0.0')) return status
  return answered?.startsWith(status.charAt(0)) ? refine(answered, diagnostic) : status
}

function readBounce(email: Email, body: string, receivedAt: Date): ReportedFate | NoReportReason {
  const bounce = classifyBounce(`${email.subject ?? ''}\n\n${body}`)
  if (bounce === undefined) return 'unclear'
  return {
    kind: bounce.kind,
    status: bounce.status,
    diagnostic: untrustedAnswer(bounce.because),
    reportedBy: untrustedLine(senderOf(email).domain),
    finalRecipient: untrustedLine(failedRecipientOf(email, body)),
    at: receivedAt,
  }
}

function readAutoReply(email: Email, receivedAt: Date): ReportedFate | NoReportReason {
  const { subject = '' } = email
  if (!isAutoReply(email.headers, subject)) return 'notAReport'
  const { address, domain } = senderOf(email)
  return {
    kind: 'autoReply',
    status: null,
    diagnostic: untrustedAnswer(subject),
    reportedBy: untrustedLine(domain),
    finalRecipient: untrustedLine(address),
    at: receivedAt,
  }
}

function isEnvelopeId(text: string | undefined): text is string {
  return text !== undefined && text.length <= ENVELOPE_ID_CHARACTERS && /^[\x21-\x7e]+$/.test(text)
}

/**
 * When a server last tried. `Arrival-Date` wouldn't do: a delay and the failure days later share it,
 * and the later would look as old as the earlier.
 */
function saneDate(text: string | undefined, receivedAt: Date): Date | undefined {
  if (text === undefined || text.length > 100) return undefined
  const time = Date.parse(text)
  const isSane = time <= receivedAt.getTime() && time >= receivedAt.getTime() - OLDEST_MS
  return isSane ? new Date(time) : undefined
}

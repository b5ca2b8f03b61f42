import { TAG_HEADER, TAG_NAME } from './provider-headers.ts'
import { reportsOf } from './provider-event.ts'
import type { ParsedReports, ProviderEvent, ReadTag } from './provider-event.ts'
import { isSigned, signatureOf } from './sns-signature.ts'
import { isCertificateUrl, isConfirmationUrl } from './sns-urls.ts'
import { at, listAt, parseJson, textAt } from './untrusted-json.ts'
import { isTimely, refused } from './webhook-check.ts'
import type { WebhookCheck, WebhookRequest } from './webhook-check.ts'

export interface SnsTopic {
  readonly topicArn: string
  /** Fetches PEM from an address at Amazon that was checked. To be kept: one address never changes its certificate. */
  readonly getCertificate: (url: string) => Promise<string>
}

export type SnsCheck =
  | WebhookCheck
  /** Our topic asks for the subscription to be confirmed, by a GET of this address. */
  | { readonly outcome: 'subscription'; readonly confirmUrl: string }

// SNS gives up after 3,600 seconds, a hard limit, and its time is that of the publishing, not of the attempt.
const RETRIES_MS = 3_600_000

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/**
 * SES tells through a topic of SNS. All that costs nothing is checked before the certificate is asked for: who doesn't
 * know the topic can't make us fetch anything (S25).
 */
export async function verifyAmazonSes(
  request: WebhookRequest,
  { topicArn, getCertificate }: SnsTopic,
  now: Date,
): Promise<SnsCheck> {
  if (topicArn === '') return refused('misconfigured')
  const body = parseJson(request.body)
  const signature = signatureOf(body)
  if (signature === undefined) return refused('malformed')
  if (at(body, 'TopicArn') !== topicArn) return refused('wrongTopic')
  const time = textAt(body, 'Timestamp') ?? ''
  if (!TIME.test(time)) return refused('malformed')
  if (!isTimely(new Date(time), now, RETRIES_MS)) return refused('stale')
  const isSubscription = at(body, 'Type') === 'SubscriptionConfirmation'
  const confirmUrl = textAt(body, 'SubscribeURL') ?? ''
  if (isSubscription && !isConfirmationUrl(confirmUrl, topicArn)) return refused('malformed')
  const certificateUrl = textAt(body, 'SigningCertURL') ?? ''
  if (!isCertificateUrl(certificateUrl)) return refused('certificateRefused')

  let certificate: string
  try {
    certificate = await getCertificate(certificateUrl)
  } catch {
    return refused('certificateUnavailable')
  }
  if (!isSigned(signature, certificate)) return refused('forged')
  return isSubscription ? { outcome: 'subscription', confirmUrl } : { outcome: 'verified', body }
}

/** `body` is a notification of SNS; what SES has to say stands in it as text. */
export function parseAmazonSes(body: unknown, readTag: ReadTag): ParsedReports {
  // SNS also tells in plain words that a topic was set up.
  const event = readEvent(parseJson(textAt(body, 'Message') ?? ''), body)
  return reportsOf('ses', event === undefined ? [] : [event], readTag)
}

function readEvent(event: unknown, envelope: unknown): ProviderEvent | undefined {
  const said = whatIsSaid(event)
  if (said === undefined) return undefined
  const { kind, details, recipient } = said
  return {
    kind,
    tag: tagOf(at(event, 'mail')),
    // Deliveries have no id of their own; this one is the same whenever SNS tries again.
    id: at(envelope, 'MessageId'),
    at: at(details, 'timestamp') ?? at(envelope, 'Timestamp'),
    status: at(recipient, 'status'),
    diagnostic:
      textAt(recipient, 'diagnosticCode') ??
      textAt(details, 'smtpResponse') ??
      textAt(details, 'reason') ??
      subType(details),
    reportedBy: at(details, 'reportingMTA'),
  }
}

function tagOf(mail: unknown): unknown {
  const [tag] = listAt(mail, 'tags', TAG_NAME)
  if (tag !== undefined) return tag
  const header = listAt(mail, 'headers').find(
    (each) => textAt(each, 'name')?.toLowerCase() === TAG_HEADER.toLowerCase(),
  )
  return at(header, 'value')
}

function subType(details: unknown): string | undefined {
  return textAt(details, 'bounceSubType') ?? textAt(details, 'complaintSubType')
}

interface Said {
  readonly kind: ProviderEvent['kind']
  readonly details: unknown
  readonly recipient?: unknown
}

/** `eventType` in events of a configuration set, `notificationType` in those of an identity. */
function whatIsSaid(event: unknown): Said | undefined {
  switch (at(event, 'eventType') ?? at(event, 'notificationType')) {
    case 'Delivery':
      return { kind: 'delivered', details: at(event, 'delivery') }
    case 'DeliveryDelay': {
      const details = at(event, 'deliveryDelay')
      return { kind: 'delayed', details, recipient: listAt(details, 'delayedRecipients')[0] }
    }
    case 'Bounce':
      return bounce(at(event, 'bounce'))
    case 'Complaint':
      return complaint(at(event, 'complaint'))
    // A virus: SES took it and didn't send it.
    case 'Reject':
      return { kind: 'failed', details: at(event, 'reject') }
    default:
      return undefined
  }
}

/** Bounces are told when SES has stopped trying; a transient one in general terms is most often an out-of-office reply. */
function bounce(details: unknown): Said {
  const recipient = listAt(details, 'bouncedRecipients')[0]
  const isReply =
    at(details, 'bounceType') === 'Transient' &&
    at(details, 'bounceSubType') === 'General' &&
    at(recipient, 'action') === undefined &&
    at(recipient, 'status') === undefined
  return { kind: isReply ? 'autoReply' : 'failed', details, recipient }
}

function complaint(details: unknown): Said | undefined {
  // Nobody complained of this message: it wasn't sent, since somebody did of an earlier one.
  if (at(details, 'complaintSubType') === 'OnAccountSuppressionList')
    return { kind: 'failed', details }
  const feedback = at(details, 'complaintFeedbackType')
  const isComplaint = feedback !== 'not-spam' && feedback !== 'auth-failure'
  return isComplaint ? { kind: 'complained', details } : undefined
}

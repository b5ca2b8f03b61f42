import type { Secret } from '../../platform/secret.ts'
import { TAG_NAME } from './provider-headers.ts'
import { reportsOf } from './provider-event.ts'
import type { ParsedReports, ProviderEvent, ReadTag } from './provider-event.ts'
import { at, parseJson, textAt } from './untrusted-json.ts'
import { headerOf, isSameSecret, refused } from './webhook-check.ts'
import type { WebhookCheck, WebhookRequest } from './webhook-check.ts'

/** Postmark signs nothing: it sends what it was told to, over TLS. */
export type PostmarkCredentials =
  | { readonly scheme: 'basic'; readonly username: string; readonly password: Secret }
  | { readonly scheme: 'header'; readonly name: string; readonly value: Secret }

export function verifyPostmark(
  request: WebhookRequest,
  credentials: PostmarkCredentials,
): WebhookCheck {
  const isBasic = credentials.scheme === 'basic'
  const secret = (isBasic ? credentials.password : credentials.value).expose()
  if (secret === '') return refused('misconfigured')
  const given = headerOf(request, isBasic ? 'authorization' : credentials.name.toLowerCase())
  if (given === '') return refused('unsigned')

  const expected = isBasic ? `${credentials.username}:${secret}` : secret
  if (!isSameSecret(isBasic ? basicPair(given) : given, expected)) return refused('forged')
  const body = parseJson(request.body)
  return typeof body === 'object' && body !== null
    ? { outcome: 'verified', body }
    : refused('malformed')
}

/** RFC 7617; an empty text for anything else. */
function basicPair(authorization: string): string {
  const encoded = /^basic +([a-z0-9+/=]+)$/i.exec(authorization)?.[1] ?? ''
  return Buffer.from(encoded, 'base64').toString()
}

export function parsePostmark(body: unknown, readTag: ReadTag): ParsedReports {
  const event = readEvent(body)
  return reportsOf('postmark', event === undefined ? [] : [event], readTag)
}

function readEvent(body: unknown): ProviderEvent | undefined {
  const tag = tagOf(at(body, 'Metadata'))
  const messageId = textAt(body, 'MessageID')
  switch (at(body, 'RecordType')) {
    case 'Delivery': {
      const id = messageId === undefined ? undefined : `delivery:${messageId}`
      const diagnostic = at(body, 'Details')
      return { kind: 'delivered', tag, id, at: at(body, 'DeliveredAt'), diagnostic }
    }
    case 'Bounce':
    case 'SpamComplaint': {
      const kind = kindOf(at(body, 'Type'))
      if (kind === undefined) return undefined
      const number = at(body, 'ID')
      // With the message's id, since a number can be larger than JavaScript's are exact.
      const id = typeof number === 'number' ? `bounce:${messageId}:${number}` : undefined
      const diagnostic = textAt(body, 'Details') ?? textAt(body, 'Description')
      return { kind, tag, id, at: at(body, 'BouncedAt'), diagnostic }
    }
    default:
      return undefined
  }
}

/** Headers have no case, and Postmark makes the key out of a header's name. */
function tagOf(metadata: unknown): unknown {
  if (typeof metadata !== 'object' || metadata === null) return undefined
  const name = Object.keys(metadata).find((each) => each.toLowerCase() === TAG_NAME)
  return name === undefined ? undefined : at(metadata, name)
}

/** Postmark's bounce types (postmarkapp.com/developer/api/bounce-api). */
function kindOf(type: unknown): ProviderEvent['kind'] | undefined {
  switch (type) {
    case 'Transient':
    case 'DnsError':
      return 'delayed'
    case 'SpamComplaint':
      return 'complained'
    // Somebody or something answered, so there is a mailbox.
    case 'AutoResponder':
    case 'AddressChange':
    case 'ChallengeVerification':
    case 'Subscribe':
    case 'Unsubscribe':
      return 'autoReply'
    case 'HardBounce':
    case 'SoftBounce':
    case 'BadEmailAddress':
    case 'Blocked':
    case 'DMARCPolicy':
    case 'ManuallyDeactivated':
    // Taken for spam by a filter, not by the recipient.
    case 'SpamNotification':
    case 'SMTPApiError':
    case 'Unconfirmed':
    case 'Unknown':
    case 'VirusNotification':
      return 'failed'
    default:
      return undefined
  }
}

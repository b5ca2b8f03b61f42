import { createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { TAG_NAME } from './provider-headers.ts'
import { reportsOf } from './provider-event.ts'
import type { ParsedReports, ProviderEvent, ReadTag } from './provider-event.ts'
import { at, parseJson, textAt } from './untrusted-json.ts'
import { headerOf, isTimely, refused, unixTime } from './webhook-check.ts'
import type { WebhookCheck, WebhookRequest } from './webhook-check.ts'

const SIGNATURE = 'x-twilio-email-event-webhook-signature'
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp'

// SendGrid repeats a request for a day and doesn't say whether it signs it anew each time: a narrower window could lose
// what came while we were away.
const RETRIES_MS = 24 * 3_600_000

/** `publicKey` is the "Verification Key" of the Signed Event Webhook: base64 of an ECDSA key on P-256 in DER. */
export function verifySendGrid(
  request: WebhookRequest,
  { publicKey }: { readonly publicKey: string },
  now: Date,
): WebhookCheck {
  const key = readKey(publicKey)
  if (key === undefined) return refused('misconfigured')
  const signature = headerOf(request, SIGNATURE)
  const timestamp = headerOf(request, TIMESTAMP)
  if (signature === '' || timestamp === '') return refused('unsigned')
  const signedAt = unixTime(timestamp)
  if (signedAt === undefined) return refused('malformed')
  if (!isTimely(signedAt, now, RETRIES_MS)) return refused('stale')

  const signed = Buffer.concat([Buffer.from(timestamp), request.body])
  if (!isSigned(signed, key, Buffer.from(signature, 'base64'))) return refused('forged')
  const body = parseJson(request.body)
  return Array.isArray(body) ? { outcome: 'verified', body } : refused('malformed')
}

function readKey(base64: string): KeyObject | undefined {
  try {
    const der = Buffer.from(base64, 'base64')
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined
  } catch {
    return undefined
  }
}

function isSigned(signed: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  try {
    return verify('sha256', signed, key, signature)
  } catch {
    return false
  }
}

export function parseSendGrid(body: unknown, readTag: ReadTag): ParsedReports {
  const events = Array.isArray(body) ? body.map(readEvent) : []
  return reportsOf(
    'sendgrid',
    events.filter((event) => event !== undefined),
    readTag,
  )
}

function readEvent(event: unknown): ProviderEvent | undefined {
  const kind = kindOf(event)
  if (kind === undefined) return undefined
  const tag = textAt(event, TAG_NAME)
  const time = at(event, 'timestamp')
  return {
    kind,
    tag,
    // Older events of mail that SendGrid dropped have no id.
    id: textAt(event, 'sg_event_id') ?? `${kind}:${tag}:${typeof time === 'number' ? time : ''}`,
    at: time,
    status: at(event, 'status'),
    diagnostic: textAt(event, 'response') ?? textAt(event, 'reason'),
  }
}

function kindOf(event: unknown): ProviderEvent['kind'] | undefined {
  switch (at(event, 'event')) {
    case 'delivered':
      return 'delivered'
    case 'deferred':
      return 'delayed'
    // Also of type `blocked`, which SendGrid doesn't try again; `dropped` never left it.
    case 'bounce':
    case 'dropped':
      return 'failed'
    case 'spamreport':
      return 'complained'
    default:
      return undefined
  }
}

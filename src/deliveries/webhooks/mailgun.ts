import { createHmac } from 'node:crypto'
import type { Secret } from '../../platform/secret.ts'
import { TAG_NAME } from './provider-headers.ts'
import { reportsOf } from './provider-event.ts'
import type { ParsedReports, ProviderEvent, ReadTag } from './provider-event.ts'
import { at, parseJson, textAt } from './untrusted-json.ts'
import { isSameSecret, isTimely, refused, unixTime } from './webhook-check.ts'
import type { WebhookCheck, WebhookRequest } from './webhook-check.ts'

// Mailgun repeats a request for eight hours, and is said to send the first signature each time; its documentation says
// only that the time shouldn't be taken too strictly. A narrower window would lose what came while we were away.
const RETRIES_MS = 8 * 3_600_000

/**
 * Mailgun signs a time and a random token, not the event (documentation.mailgun.com, "Securing Webhooks"): who has seen
 * one signature could put another event under it, so the token is the event's id here, and counts once (S25).
 * Mailgun repeats what isn't answered with 200 or 406.
 */
export function verifyMailgun(
  { body: bytes }: WebhookRequest,
  { signingKey }: { readonly signingKey: Secret },
  now: Date,
): WebhookCheck {
  const key = signingKey.expose()
  if (key === '') return refused('misconfigured')
  const body = parseJson(bytes)
  if (typeof body !== 'object' || body === null) return refused('malformed')
  const time = at(body, 'signature', 'timestamp')
  const token = textAt(body, 'signature', 'token')
  const signature = textAt(body, 'signature', 'signature')
  if (token === undefined || signature === undefined) return refused('unsigned')

  // Exactly ten digits: where the time ends and the token begins is not in what is signed.
  const timestamp =
    typeof time === 'number' ? String(time) : (textAt(body, 'signature', 'timestamp') ?? '')
  const signedAt = unixTime(timestamp)
  if (signedAt === undefined) return refused('malformed')
  if (!isTimely(signedAt, now, RETRIES_MS)) return refused('stale')
  const expected = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex')
  return isSameSecret(signature, expected) ? { outcome: 'verified', body } : refused('forged')
}

export function parseMailgun(body: unknown, readTag: ReadTag): ParsedReports {
  const event = readEvent(body)
  return reportsOf('mailgun', event === undefined ? [] : [event], readTag)
}

function readEvent(body: unknown): ProviderEvent | undefined {
  const event = at(body, 'event-data')
  const kind = kindOf(event)
  if (kind === undefined) return undefined
  return {
    kind,
    tag: at(event, 'user-variables', TAG_NAME),
    id: at(body, 'signature', 'token'),
    at: at(event, 'timestamp'),
    status: at(event, 'delivery-status', 'enhanced-code'),
    diagnostic:
      textAt(event, 'delivery-status', 'message') ??
      textAt(event, 'delivery-status', 'description') ??
      textAt(event, 'reject', 'reason') ??
      textAt(event, 'reason'),
    reportedBy: at(event, 'delivery-status', 'mx-host'),
  }
}

function kindOf(event: unknown): ProviderEvent['kind'] | undefined {
  switch (at(event, 'event')) {
    case 'delivered':
      return 'delivered'
    case 'failed':
      return at(event, 'severity') === 'temporary' ? 'delayed' : 'failed'
    // A virus, or an account that may not send: it never left Mailgun.
    case 'rejected':
      return 'failed'
    case 'complained':
      return 'complained'
    default:
      return undefined
  }
}

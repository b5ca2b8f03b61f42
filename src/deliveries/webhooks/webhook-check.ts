import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** As it came: signatures are over the bytes. */
export interface WebhookRequest {
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

/** Why a request isn't believed: counted and logged, but never told to whoever sent it. */
export type WebhookRefusal =
  | 'malformed'
  | 'unsigned'
  | 'forged'
  | 'stale'
  | 'wrongTopic'
  | 'certificateRefused'
  /** The provider's certificate can't be fetched at the moment: the request may be repeated. */
  | 'certificateUnavailable'
  /** The key or the credentials in our settings are empty or unusable. */
  | 'misconfigured'

export type WebhookCheck =
  | { readonly outcome: 'verified'; readonly body: unknown }
  | { readonly outcome: 'refused'; readonly reason: WebhookRefusal }

export function refused(reason: WebhookRefusal): Extract<WebhookCheck, { outcome: 'refused' }> {
  return { outcome: 'refused', reason }
}

export function headerOf({ headers }: WebhookRequest, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

/** In the same time whatever differs, and whatever the lengths. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

const CLOCK_SKEW_MS = 300_000

/**
 * Was it signed recently? As long as the provider repeats its requests, so that none is lost while we are away;
 * within that time a replay meets the unique id of its event.
 */
export function isTimely(signedAt: Date, now: Date, retriesMs: number): boolean {
  const ageMs = now.getTime() - signedAt.getTime()
  return ageMs >= -CLOCK_SKEW_MS && ageMs <= retriesMs + CLOCK_SKEW_MS
}

/** Ten digits: seconds since 1970, until the year 2286. */
export function unixTime(seconds: string): Date | undefined {
  return /^\d{10}$/.test(seconds) ? new Date(Number(seconds) * 1000) : undefined
}

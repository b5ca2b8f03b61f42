import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Instant, Nullable } from '../platform/contract.ts'

/** An address where messages bounce, or whose owner called one spam. */
export const SuppressedAddress = Type.Object({
  address: Type.String(),
  reason: Type.Union([Type.Literal('bounced'), Type.Literal('complained')]),
  /** Enhanced status code such as 5.1.1 (RFC 3463). */
  status: Nullable(Type.String()),
  /** What the server there said: its words, not ours. */
  diagnostic: Nullable(Type.String()),
  since: Instant,
  times: Type.Integer(),
})
export type SuppressedAddress = Static<typeof SuppressedAddress>

/** GET /api/suppressed-addresses: the newest first. */
export const SuppressedAddresses = Type.Object({ value: Type.Array(SuppressedAddress) })
export type SuppressedAddresses = Static<typeof SuppressedAddresses>

/** POST /api/suppressed-addresses/lift */
export const LiftSuppressionBody = Type.Object({ address: Type.String({ maxLength: 320 }) })

import type { Static } from 'typebox'
import { Type } from 'typebox'
import { CallerVerification, Handover, HandoverWay } from '../handovers/contract.ts'
import { Instant, Language, Nullable, Uuid } from '../platform/contract.ts'

/** Fourteen days are for letters only. */
export const Lifetime = Type.Union([
  Type.Literal('24h'),
  Type.Literal('3d'),
  Type.Literal('7d'),
  Type.Literal('14d'),
])
export type Lifetime = Static<typeof Lifetime>

/** What the operator chooses about a hand-over: shared by a reset and by adding a user. */
export const HandoverOptions = Type.Object(
  {
    way: HandoverWay,
    /** One address. Left out only for `shown` and `letter`. */
    recipient: Type.Optional(Type.Unknown()),
    /** Needed when the recipient isn't on file, and for letters: how the caller was verified, and a note. */
    verification: Type.Optional(CallerVerification),
    verificationNote: Type.Optional(Type.String({ maxLength: 1000 })),
    lifetime: Type.Optional(Lifetime),
    pin: Type.Optional(Type.Boolean()),
    /** Left out to have one generated; a policy allows it. */
    password: Type.Optional(Type.String({ minLength: 1, maxLength: 1024 })),
    /** Of the message; left out for the user's own. */
    language: Type.Optional(Language),
  },
  { additionalProperties: false },
)
export type HandoverOptions = Omit<Static<typeof HandoverOptions>, 'recipient'> & {
  recipient?: string
}

/**
 * POST /api/users/:id/reset-password takes HandoverOptions and answers 202. An `Idempotency-Key` header makes a
 * repeated call answer the same hand-over.
 */
export const ResetPasswordResponse = Type.Object({
  handover: Handover,
  /** Shown once, here only. */
  pin: Nullable(Type.String()),
  /** Shown once, here only, and only when the way is `shown`. */
  password: Nullable(Type.String()),
  /** Masked addresses that are told of the reset. */
  noticesTo: Type.Array(Type.String()),
})
export type ResetPasswordResponse = Static<typeof ResetPasswordResponse>

/** GET /api/users/:id/reset-options: what the panel needs to know before it opens. */
export const ResetOptions = Type.Object({
  user: Type.Object({
    id: Uuid,
    displayName: Type.String(),
    userPrincipalName: Type.String(),
    preferredLanguage: Language,
  }),
  allowed: Type.Object({ allowed: Type.Boolean(), reason: Type.Optional(Type.String()) }),
  ways: Type.Array(HandoverWay),
  defaultWay: HandoverWay,
  mayChoosePassword: Type.Boolean(),
  lifetimes: Type.Array(Lifetime),
  defaultLifetime: Lifetime,
  letterLifetimes: Type.Array(Lifetime),
  defaultLetterLifetime: Lifetime,
  minimumPasswordLength: Type.Integer(),
  /** Addresses on file that may receive the hand-over; the first is the suggestion. */
  recipients: Type.Array(
    Type.Object({
      address: Type.String(),
      confirmed: Type.Boolean(),
      /** When the last message there came back; a reset asks to lift that first. */
      bouncedAt: Nullable(Instant),
    }),
  ),
  /** Addresses that are the account's own, where the link must not go. */
  ownAddresses: Type.Array(Type.String()),
  /** May the hand-over go to an address that isn't on file, and if not, why. */
  newDestination: Type.Object({ allowed: Type.Boolean(), reason: Type.Optional(Type.String()) }),
  openHandover: Nullable(Handover),
})
export type ResetOptions = Static<typeof ResetOptions>

import type { Static } from 'typebox'
import { Type } from 'typebox'
import { UserFilter } from '../accounts/contract.ts'
import { CallerVerification } from '../handovers/contract.ts'
import { Language, Uuid } from '../platform/contract.ts'
import { Lifetime } from '../resets/contract.ts'

/** Users by their ids, or all that a list's filter matches when the rows are gathered. */
export const BulkSelection = Type.Union([
  Type.Object(
    { ids: Type.Array(Uuid, { minItems: 1, maxItems: 5000, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  Type.Object(
    // Closed: a filter that isn't known would select everybody.
    { query: Type.Object(UserFilter, { additionalProperties: false }) },
    { additionalProperties: false },
  ),
])
export type BulkSelection = Static<typeof BulkSelection>

/** How many users get their new passwords: each by the address on file that a single reset would suggest. */
export const BulkHandover = Type.Object(
  {
    way: Type.Union([
      Type.Literal('revealLink'),
      Type.Literal('setLink'),
      Type.Literal('messagePassword'),
      /** For all, also for those who have an address. */
      Type.Literal('letter'),
    ]),
    /** Those without an address on file that messages get to. */
    withoutAddress: Type.Union([Type.Literal('letter'), Type.Literal('leaveOut')]),
    lifetime: Type.Optional(Lifetime),
    letterLifetime: Type.Optional(Lifetime),
    /** Of messages and letters; left out for each user's own. */
    language: Type.Optional(Language),
    /** Letters need it (S19). */
    verification: Type.Optional(CallerVerification),
    verificationNote: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
)
export type BulkHandover = Static<typeof BulkHandover>

const selection = BulkSelection

/** POST /api/bulk plans a job and answers 202 with its number: see src/jobs/contract.ts. */
export const BulkBody = Type.Union([
  Type.Object(
    { kind: Type.Literal('reset'), selection, handover: BulkHandover },
    { additionalProperties: false },
  ),
  /** Restoring gives a new password. */
  Type.Object(
    { kind: Type.Literal('restore'), selection, handover: BulkHandover },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Union([
        Type.Literal('block'),
        Type.Literal('unblock'),
        Type.Literal('signOut'),
        Type.Literal('delete'),
      ]),
      selection,
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Union([Type.Literal('assignRole'), Type.Literal('removeRole')]),
      selection,
      role: Type.String({ maxLength: 64 }),
    },
    { additionalProperties: false },
  ),
])
export type BulkBody = Static<typeof BulkBody>

export const PlannedJob = Type.Object({ number: Type.Integer() })

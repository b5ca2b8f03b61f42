import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Instant, Nullable, Uuid } from '../platform/contract.ts'
import { Handover } from '../handovers/contract.ts'

export const FollowUpGroup = Type.Union([
  Type.Literal('needsYou'),
  Type.Literal('waiting'),
  Type.Literal('done'),
])
export type FollowUpGroup = Static<typeof FollowUpGroup>

/** Whose: those that I own, those that nobody owns, or everybody's. */
export const FollowUpScope = Type.Union([
  Type.Literal('mine'),
  Type.Literal('unassigned'),
  Type.Literal('all'),
])
export type FollowUpScope = Static<typeof FollowUpScope>

/**
 * GET /api/follow-ups?group=needsYou&scope=mine&after=…&search=… : 50 a page. What needs somebody stands urgent
 * first, then what is due first, then newest first; the others newest first.
 */
export const FollowUpQuery = Type.Object({
  group: FollowUpGroup,
  scope: Type.Optional(FollowUpScope),
  after: Type.Optional(Type.String({ maxLength: 400 })),
  search: Type.Optional(Type.String({ maxLength: 200 })),
})
export const FollowUpPage = Type.Object({
  value: Type.Array(Handover),
  next: Nullable(Type.String()),
})
export type FollowUpPage = Static<typeof FollowUpPage>

const counts = { needsYou: Type.Integer(), waiting: Type.Integer(), done: Type.Integer() }

/**
 * GET /api/follow-ups/counts: everybody's, mine and nobody's. `done` is of the last thirty days. Each number
 * ends at 1,000, which means that many or more.
 */
export const FollowUpCounts = Type.Object({
  ...counts,
  mine: Type.Object(counts),
  unassigned: Type.Object(counts),
  /** Waiting to be printed. */
  letters: Type.Integer(),
})
export type FollowUpCounts = Static<typeof FollowUpCounts>

/** The hand-overs that one action is about, by their numbers; each once. */
const numbers = Type.Array(Type.Integer({ minimum: 1 }), {
  minItems: 1,
  maxItems: 500,
  uniqueItems: true,
})

/** POST /api/follow-ups/assign: to somebody who may work follow-ups, or to nobody. */
export const AssignBody = Type.Object(
  { numbers, ownerId: Nullable(Uuid) },
  { additionalProperties: false },
)
export type AssignBody = Static<typeof AssignBody>

/** POST /api/follow-ups/snooze: out of "needs you" until then; null brings it back. At most 90 days. */
export const SnoozeBody = Type.Object(
  { numbers, until: Nullable(Instant) },
  { additionalProperties: false },
)
export type SnoozeBody = Static<typeof SnoozeBody>

/** POST /api/follow-ups/due: from then on it needs somebody, whatever else is known; null takes the time away. */
export const DueBody = Type.Object(
  { numbers, dueAt: Nullable(Instant) },
  { additionalProperties: false },
)
export type DueBody = Static<typeof DueBody>

/** What assign, snooze and due answer: the hand-overs as they are now, in the order that was asked. */
export const WorkedHandovers = Type.Object({ value: Type.Array(Handover) })
export type WorkedHandovers = Static<typeof WorkedHandovers>

/** POST /api/handovers/:number/notes answers 200 with the hand-over's detail. */
export const NoteBody = Type.Object(
  { note: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) },
  { additionalProperties: false },
)
export type NoteBody = Static<typeof NoteBody>

/** GET /api/follow-ups/owners?search=… : the first 20 people, by name, whom a hand-over can be given to. */
export const OwnersQuery = Type.Object({ search: Type.Optional(Type.String({ maxLength: 200 })) })
export const Owners = Type.Object({
  value: Type.Array(Type.Object({ id: Uuid, displayName: Type.String() })),
})
export type Owners = Static<typeof Owners>

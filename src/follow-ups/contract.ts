import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Nullable } from '../platform/contract.ts'
import { Handover } from '../handovers/contract.ts'

export const FollowUpGroup = Type.Union([
  Type.Literal('needsYou'),
  Type.Literal('waiting'),
  Type.Literal('done'),
])
export type FollowUpGroup = Static<typeof FollowUpGroup>

/** GET /api/follow-ups?group=needsYou&after=…&search=… : newest and most urgent first, 50 a page. */
export const FollowUpQuery = Type.Object({
  group: FollowUpGroup,
  after: Type.Optional(Type.String({ maxLength: 400 })),
  search: Type.Optional(Type.String({ maxLength: 200 })),
})
export const FollowUpPage = Type.Object({
  value: Type.Array(Handover),
  next: Nullable(Type.String()),
})
export type FollowUpPage = Static<typeof FollowUpPage>

/** GET /api/follow-ups/counts. `done` counts the last thirty days. */
export const FollowUpCounts = Type.Object({
  needsYou: Type.Integer(),
  waiting: Type.Integer(),
  done: Type.Integer(),
  /** Waiting to be printed. */
  letters: Type.Integer(),
})
export type FollowUpCounts = Static<typeof FollowUpCounts>

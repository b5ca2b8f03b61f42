import type { Static, TSchema } from 'typebox'
import { Type } from 'typebox'

export const Uuid = Type.String({ format: 'uuid' })
/** An instant as RFC 3339 in UTC. */
export const Instant = Type.String({ format: 'date-time' })
export const Language = Type.Union([
  Type.Literal('en'),
  Type.Literal('sv'),
  Type.Literal('de'),
  Type.Literal('zh-CN'),
])

export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

/** May this be done, and if not, why: a code which the interface puts into words. */
export const Decision = Type.Object({
  allowed: Type.Boolean(),
  reason: Type.Optional(Type.String()),
})
export type Decision = Static<typeof Decision>

/** Why a request could not be served. The edge decides which HTTP status each kind becomes. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'gone'
  | 'rateLimited'
  | 'unavailable'

/**
 * An expected failure with a stable code that clients may switch on.
 * Anything else that is thrown is a bug and is reported as one.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly kind: ProblemKind
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>>

  constructor(
    kind: ProblemKind,
    code: string,
    message: string,
    detail: Record<string, unknown> = {},
  ) {
    super(message)
    this.kind = kind
    this.code = code
    this.detail = detail
  }
}

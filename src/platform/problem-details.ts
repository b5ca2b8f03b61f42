import { STATUS_CODES } from 'node:http'
import { sqlState } from './database.ts'
import type { ProblemKind } from './problem.ts'
import { Problem } from './problem.ts'

const STATUS: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  gone: 410,
  rateLimited: 429,
  unavailable: 503,
}

export interface ProblemDetails {
  type: string
  title: string
  status: number
  detail?: string
  [member: string]: unknown
}

/** Renders any thrown value as RFC 9457 problem details. Bugs never reveal their message. */
export function toProblemDetails(error: unknown): ProblemDetails {
  if (error instanceof Problem) {
    const status = STATUS[error.kind]
    return {
      ...error.detail,
      type: `urn:kvittens:problem:${error.code}`,
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: error.message,
    }
  }
  const status = clientErrorStatus(error)
  if (status === undefined) {
    return { type: 'about:blank', title: 'Internal Server Error', status: 500 }
  }
  return {
    type: `urn:kvittens:problem:${status === 413 ? 'too-large' : 'invalid-request'}`,
    title: STATUS_CODES[status] ?? 'Bad Request',
    status,
    detail:
      error instanceof Error && !isUnstorableText(error)
        ? error.message
        : 'The request could not be read.',
  }
}

/** A null character or half a character, which neither text nor JSON in the database can hold. */
function isUnstorableText(error: unknown): boolean {
  const state = sqlState(error) ?? ''
  if (['22021', '22P05'].includes(state)) return true
  // Else it is a cast that is wrong, and ours.
  return state === '22P02' && error instanceof Error && error.message.includes('type json')
}

/** Fastify's own refusals (schema, unreadable JSON, size) carry a status below 500. */
function clientErrorStatus(error: unknown): number | undefined {
  if (isUnstorableText(error)) return 400
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  const { statusCode } = error
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? statusCode
    : undefined
}

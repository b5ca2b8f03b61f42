import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportAudit } from './audit/export-audit.ts'
import type { AuditFormat } from './audit/contract.ts'
import type { Context } from './platform/context.ts'
import { Problem } from './platform/problem.ts'

export interface ExportAuditOptions {
  readonly format: AuditFormat
  /** The number of the last event that is known, or a moment. */
  readonly since?: string
  readonly until?: string
}

/** The log to a stream, such as standard output; whoever stops listening ends it. */
export async function writeAudit(
  ctx: Context,
  { format, since, until }: ExportAuditOptions,
  to: NodeJS.WritableStream,
): Promise<void> {
  const lines = await exportAudit(ctx, {
    format,
    ...(since !== undefined && readSince(since)),
    ...(until !== undefined && { to: readMoment('--until', until) }),
  })
  try {
    await pipeline(Readable.from(lines), to, { end: false })
  } catch (error) {
    if (!isClosedPipe(error)) throw error
  }
}

function readSince(since: string): { afterSequence: number } | { from: string } {
  return /^\d{1,15}$/.test(since)
    ? { afterSequence: Number(since) }
    : { from: readMoment('--since', since) }
}

function readMoment(option: string, text: string): string {
  const isDate = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)
  const time = isDate ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  throw new Problem(
    'invalid',
    'moment-invalid',
    `${option} takes a day such as 2026-11-22, a moment such as 2026-11-22T08:00:00Z, or (--since) an event's number.`,
  )
}

/** As when `head` has seen enough. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}

import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { type NoReportReason, parseReport } from './parse-report.ts'
import { recordReport } from './record-report.ts'
import { countRefusedReports } from './report-queries.ts'
import type { DeliveryReport } from './report.ts'
import { readReportTag } from './verp.ts'

/** What a mail says of messages of ours, or why it says nothing. */
export type ReadReportMail =
  | { readonly ours: true; readonly reports: readonly DeliveryReport[] }
  | { readonly ours: false; readonly why: NoReportReason | 'unknownAddress' }

/**
 * Takes a mail that came to a report address. `deliveryId` is what the address itself proved; where a mailbox lost it,
 * the ENVID or the Message-ID of the returned message must carry the tag (S25). What says nothing is counted.
 */
export async function takeReportMail(
  ctx: Context,
  raw: Uint8Array,
  deliveryId: string | undefined,
): Promise<void> {
  const read = await readReportMail(ctx, raw, deliveryId)
  if (!read.ours)
    return await countRefusedReports(ctx.db, [{ reason: read.why, times: 1 }], ctx.now())
  for (const report of read.reports) await recordReport(ctx, report)
}

/** Looks only: nothing is counted or kept. */
export async function readReportMail(
  ctx: Pick<Context, 'keys' | 'now'>,
  raw: Uint8Array,
  deliveryId: string | undefined,
): Promise<ReadReportMail> {
  const parsed = await parseReport(raw, ctx.now())
  if (!parsed.found) return { ours: false, why: parsed.why }
  const { envelopeId, messageId } = parsed
  const key = ctx.keys.derive('report')
  const id =
    deliveryId ?? readReportTag(key, envelopeId ?? '') ?? readReportTag(key, localPartOf(messageId))
  if (id === undefined) return { ours: false, why: 'unknownAddress' }
  const identity = identityOf(raw)
  const reports = parsed.reports.map(
    ({ kind, status, diagnostic, reportedBy, at }, index): DeliveryReport => ({
      kind,
      status,
      diagnostic,
      reportedBy,
      at,
      deliveryId: id,
      source: 'dsn',
      sourceEventId: `${id}:${index}:${identity}`,
    }),
  )
  return { ours: true, reports }
}

/** Of a Message-ID in angle brackets. */
function localPartOf(messageId: string | null): string {
  return /^<([^@<>]+)@/.exec(messageId ?? '')?.[1] ?? ''
}

const HEADER_BYTES = 64_000

/** A server that missed our answer sends the same report again, with other trace headers on top. */
function identityOf(raw: Uint8Array): string {
  const text = Buffer.from(raw.subarray(0, HEADER_BYTES)).toString('latin1')
  const header = text.split(/\r?\n\r?\n/, 1)[0] ?? ''
  const own = /^message-id:\s*(<[^<>\s]{1,300}>)/im.exec(header)?.[1]
  return createHash('sha256')
    .update(own ?? raw)
    .digest('base64url')
}

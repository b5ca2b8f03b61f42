import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { parseReport } from './parse-report.ts'
import { recordReport } from './record-report.ts'
import { countRefusedReports } from './report-queries.ts'
import { readReportTag } from './verp.ts'

/**
 * Takes a mail that came to a report address. `deliveryId` is what the address itself proved; where a mailbox lost it,
 * the ENVID or the Message-ID of the returned message must carry the tag (S25). What says nothing is counted.
 */
export async function takeReportMail(
  ctx: Context,
  raw: Uint8Array,
  deliveryId: string | undefined,
): Promise<void> {
  const now = ctx.now()
  const parsed = await parseReport(raw, now)
  if (!parsed.found)
    return await countRefusedReports(ctx.db, [{ reason: parsed.why, times: 1 }], now)
  const { envelopeId, messageId, reports } = parsed
  const key = ctx.keys.derive('report')
  const id =
    deliveryId ?? readReportTag(key, envelopeId ?? '') ?? readReportTag(key, localPartOf(messageId))
  if (id === undefined)
    return await countRefusedReports(ctx.db, [{ reason: 'unknownAddress', times: 1 }], now)
  for (const [index, { finalRecipient: _, ...report }] of reports.entries())
    await recordReport(ctx, {
      ...report,
      deliveryId: id,
      source: 'dsn',
      sourceEventId: `${id}:${index}:${identityOf(raw)}`,
    })
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

import type { Context } from '../../platform/context.ts'
import { isHardBounce, reasonOfStatus } from '../bounce.ts'
import type { DeliveryReason } from '../classify-smtp-error.ts'
import { suppressAddress } from '../suppression.ts'
import type { DeliveryReport } from './report.ts'
import {
  countRefusedReports,
  findReportedDelivery,
  insertReport,
  saveReported,
} from './report-queries.ts'

export type RecordedReport = 'recorded' | 'known' | 'unknownDelivery'

/**
 * Takes one report: once, whatever its order, in one transaction with what the hand-over and the suppression list
 * make of it. Tells the hand-over first and changes the message after that, as all do who lock both.
 */
export async function recordReport(ctx: Context, report: DeliveryReport): Promise<RecordedReport> {
  const outcome = await ctx.db.transaction().execute(async (db): Promise<RecordedReport> => {
    const tx = { ...ctx, db }
    const delivery = await findReportedDelivery(db, report.deliveryId)
    if (delivery === undefined) return 'unknownDelivery'
    if (!(await insertReport(db, report, tx.now()))) return 'known'

    const { kind, source, status, diagnostic } = report
    const reason = reasonOf(report)
    if (delivery.handoverId !== null)
      await tx.listeners.deliveryFate(tx, {
        deliveryId: delivery.id,
        handoverId: delivery.handoverId,
        messageKind: delivery.kind,
        fate: kind,
        reason,
        serverAnswer: diagnostic,
        report: { source, status },
      })
    if (kind === 'autoReply') return 'recorded'
    await saveReported(db, delivery.id, { kind, reason, serverAnswer: diagnostic, now: tx.now() })
    if (kind === 'complained' || (kind === 'failed' && isHardBounce(status, reason)))
      await suppressAddress(tx, {
        recipient: delivery.recipient,
        reason: kind === 'complained' ? 'complained' : 'bounced',
        status,
        diagnostic,
        deliveryId: delivery.id,
      })
    return 'recorded'
  })
  if (outcome === 'unknownDelivery')
    await countRefusedReports(ctx.db, [{ reason: 'unknownDelivery', times: 1 }], ctx.now())
  return outcome
}

function reasonOf({ kind, status }: DeliveryReport): DeliveryReason | null {
  switch (kind) {
    case 'failed':
      return reasonOfStatus(status)
    case 'delayed':
      return 'reportedDelay'
    case 'delivered':
    case 'relayed':
    case 'autoReply':
    case 'complained':
      return null
  }
}

import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { announceDue, getTransportState, resumeTransport } from './queries.ts'
import { hurryReportMailbox } from './report-mailbox/mailbox-queries.ts'
import { makeDue } from './queue-deliveries.ts'
import type { MailTransport } from './smtp-transport.ts'

/** Somebody has repaired what kept mail from leaving: what waits is tried at once. */
export async function resumeMail(
  ctx: Context,
  transport: MailTransport | undefined,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { reason } = await getTransportState(tx.db)
    await resumeTransport(tx.db)
    await makeDue(tx)
    await announceDue(tx.db)
    await hurryReportMailbox(tx.db, tx.now())
    tx.audit({
      action: 'organisation.mailResumed',
      target: { kind: 'transport', id: 'mail', name: transport?.server ?? '' },
      detail: { pausedFor: reason ?? undefined },
    })
  })
}

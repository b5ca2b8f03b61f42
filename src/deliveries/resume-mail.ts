import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { announceDue } from './queries.ts'
import { hurryReportMailbox } from './report-mailbox/mailbox-queries.ts'
import { makeDue } from './queue-deliveries.ts'
import type { MailTransport } from './smtp-transport.ts'
import { listTransportStates, resumeTransport } from './transport-queries.ts'

/** Somebody has repaired what kept mail from leaving by these: what waits is tried at once. */
export async function resumeMail(
  ctx: Context,
  transports: readonly Pick<MailTransport, 'name'>[],
): Promise<void> {
  const names = transports.map(({ name }) => name)
  await inTransaction(ctx, async (tx) => {
    const states = await listTransportStates(tx.db)
    const paused = states.find(({ name, state }) => names.includes(name) && state === 'paused')
    for (const name of names) await resumeTransport(tx.db, name)
    await makeDue(tx)
    await announceDue(tx.db)
    await hurryReportMailbox(tx.db, tx.now())
    tx.audit({
      action: 'organisation.mailResumed',
      target: { kind: 'transport', id: 'mail', name: names.join(', ') },
      detail: { pausedFor: paused?.reason ?? undefined },
    })
  })
}

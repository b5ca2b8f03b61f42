import type { ReportMailbox } from '../../organisation/contract.ts'
import type { MailboxStanding } from './mailbox-queries.ts'

export function presentReportMailbox(standing: MailboxStanding, now: Date): ReportMailbox {
  const { server, connectedAt, readAt, reason, serverAnswer, retryAt } = standing
  return {
    server,
    state: stateOf(standing, now),
    connectedAt: connectedAt?.toISOString() ?? null,
    readAt: readAt?.toISOString() ?? null,
    reason,
    serverAnswer,
    retryAt: retryAt?.toISOString() ?? null,
  }
}

function stateOf(standing: MailboxStanding, now: Date): ReportMailbox['state'] {
  const { leasedUntil, connectedAt, reason } = standing
  const isHeld = leasedUntil !== null && leasedUntil >= now
  if (connectedAt !== null) return isHeld ? 'connected' : 'abandoned'
  if (reason !== null) return 'failed'
  return isHeld || standing.readAt === null ? 'starting' : 'abandoned'
}

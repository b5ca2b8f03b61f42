import type { Mail, MailTransport as PresentedTransport } from '../organisation/contract.ts'
import type { Context } from '../platform/context.ts'
import { findReportMailbox } from './report-mailbox/mailbox-queries.ts'
import { presentReportMailbox } from './report-mailbox/present-report-mailbox.ts'
import { getRefusedReports } from './reports/report-queries.ts'
import { oldestThatCounts, sentWithin, type Use } from './sending-limits.ts'
import type { MailTransport } from './smtp-transport.ts'
import { candidatesFor, pauseFor, type TransportState } from './transport-choice.ts'
import { countWaitingByDomain, listAllUses, listTransportStates } from './transport-queries.ts'

/** How mail fares: the whole, and each transport that this process was configured with. */
export async function presentMail(
  { db, now: clock }: Pick<Context, 'db' | 'now'>,
  transports: readonly MailTransport[],
): Promise<Mail> {
  const now = clock()
  const [states, uses, waiting, refused, mailbox] = await Promise.all([
    listTransportStates(db),
    listAllUses(db, oldestThatCounts(now)),
    countWaitingByDomain(db),
    getRefusedReports(db),
    findReportMailbox(db),
  ])
  const pause = pauseFor(states, null)
  return {
    configured: transports.length > 0,
    state: pause === null ? 'ready' : 'paused',
    reason: pause?.reason ?? null,
    retryAt: pause?.retryAt?.toISOString() ?? null,
    waiting: sum(waiting.map(({ messages }) => messages)),
    transports: transports.map((transport) =>
      presentTransport(transport, stateOf(transport, states), {
        now,
        uses: uses.filter((use) => use.transport === transport.name),
        waiting: sum(
          waiting
            .filter(({ domain }) => candidatesFor(transports, domain)[0] === transport)
            .map(({ messages }) => messages),
        ),
      }),
    ),
    refusedReports: {
      times: refused.times,
      lastAt: refused.lastAt?.toISOString() ?? null,
    },
    reportMailbox: mailbox === undefined ? null : presentReportMailbox(mailbox, now),
  }
}

function presentTransport(
  { name, server, from, domains, limits }: MailTransport,
  state: TransportState | undefined,
  { now, uses, waiting }: { now: Date; uses: readonly Use[]; waiting: number },
): PresentedTransport {
  return {
    name,
    server,
    from,
    domains: [...domains],
    state: state?.state ?? 'ready',
    reason: state?.reason ?? null,
    serverAnswer: state?.serverAnswer ?? null,
    pausedAt: state?.pausedAt?.toISOString() ?? null,
    retryAt: state?.retryAt?.toISOString() ?? null,
    waiting,
    sentLastHour: sentWithin(uses, 'hour', now),
    sentLastDay: sentWithin(uses, 'day', now),
    perHour: limits.perHour,
    perDay: limits.perDay,
  }
}

/** Until a worker has taken notice of a new name, the only row there is speaks for it. */
function stateOf(
  { name }: MailTransport,
  states: readonly TransportState[],
): TransportState | undefined {
  return states.find((state) => state.name === name) ?? states.find((state) => state.name === '')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

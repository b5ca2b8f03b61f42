import { countWaiting } from '../deliveries/queries.ts'
import { pauseFor } from '../deliveries/transport-choice.ts'
import { listTransportStates } from '../deliveries/transport-queries.ts'
import { findReportMailbox } from '../deliveries/report-mailbox/mailbox-queries.ts'
import { presentReportMailbox } from '../deliveries/report-mailbox/present-report-mailbox.ts'
import { getRefusedReports } from '../deliveries/reports/report-queries.ts'
import type { ReportMailbox } from '../organisation/contract.ts'
import type { Context } from '../platform/context.ts'
import { mayDo, requireOperator } from '../roles/policy.ts'
import type { Health } from './contract.ts'
import { findLastReport } from './home-queries.ts'
import { workerHealth } from './job-run.ts'
import { listJobRuns } from './job-run-queries.ts'

/** How mail, jobs and reports are. What a fault is in particular is told to those who may read the settings. */
export async function getHealth({ db, now, actor }: Context): Promise<Health> {
  const isInitiated = mayDo(requireOperator(actor).roles, 'settings.read')
  const [runs, transports, waiting, lastReport, refused, mailbox] = await Promise.all([
    listJobRuns(db),
    listTransportStates(db),
    countWaiting(db),
    findLastReport(db),
    getRefusedReports(db),
    findReportMailbox(db),
  ])
  const pause = pauseFor(transports, null)
  const { jobs, ...worker } = workerHealth(runs, now())
  return {
    worker: { ...worker, jobs: isInitiated ? jobs : null },
    mail: {
      state: pause === null ? 'ready' : 'paused',
      reason: pause?.reason ?? null,
      retryAt: pause?.retryAt?.toISOString() ?? null,
      waiting,
      pausedTransports: transports
        .filter(({ state }) => state === 'paused')
        .map(({ name }) => name),
    },
    reports: {
      lastAt: lastReport?.toISOString() ?? null,
      refused: isInitiated ? refused.times : null,
      mailbox: mailbox === undefined ? null : standingOf(presentReportMailbox(mailbox, now())),
    },
  }
}

function standingOf({ state, reason }: ReportMailbox): NonNullable<Health['reports']['mailbox']> {
  return { state, reason }
}

import { Link } from '@tanstack/react-router'
import type { Job } from '../../src/jobs/contract.ts'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { DoneIcon, ProhibitedIcon, WarningIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { ImportLink } from './import-link.tsx'
import { JobCard } from './job-card.tsx'
import { JobLetters } from './job-letters.tsx'
import { letterCount, mailedCount } from './job-summary.ts'
import type { JobCommands } from './use-job-command.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: Job
  readonly commands: JobCommands
}

/** How it ended, and what to do now. */
export function JobResult({ job, commands }: Props) {
  const t = useT()
  const words = useJobWords()
  const { counts, startedAt } = job
  const leftOut = words.leftOut(job)
  if (startedAt === null) {
    return (
      <JobCard icon={ProhibitedIcon} tone="neutral" title={t('job.cancelled.title')}>
        <p>{t('job.cancelled.never')}</p>
        <ImportLink job={job} />
      </JobCard>
    )
  }
  const isCancelled = job.state === 'cancelled'
  const hasFailures = counts.failed > 0
  return (
    <JobCard
      icon={isCancelled ? ProhibitedIcon : hasFailures ? WarningIcon : DoneIcon}
      tone={isCancelled ? 'neutral' : hasFailures ? 'warning' : 'success'}
      title={title(isCancelled, hasFailures)}
    >
      <ul className="job-plan">
        <li>
          <strong>{words.was(job)}</strong>
        </li>
        {counts.cancelled === 0 ? null : (
          <li>{t('job.cancelled.rest', { count: counts.cancelled })}</li>
        )}
        {leftOut === undefined ? null : <li>{leftOut}</li>}
      </ul>
      <ImportLink job={job} />
      <NextSteps job={job} commands={commands} />
    </JobCard>
  )

  function title(cancelled: boolean, failed: boolean): string {
    if (cancelled) return t('job.cancelled.title')
    return failed ? t('job.done.failed') : t('job.done.all')
  }
}

function NextSteps({ job, commands }: Props) {
  const t = useT()
  const { can } = useSession()
  const { whyNot } = useJobWords()
  const { number, counts, summary, abilities } = job
  const letters = letterCount(summary)
  const mailed = mailedCount(summary)
  const mayFollow = can('followUps.read')
  if (counts.failed === 0 && (!mayFollow || letters + mailed === 0)) return null
  return (
    <>
      <h3>{t('job.next.title')}</h3>
      <ul className="job-next">
        {counts.failed === 0 ? null : (
          <li>
            <span>
              <strong>{t('job.next.failed', { count: counts.failed })}</strong>
              <span className="secondary-text"> {t('job.next.failedText')}</span>
            </span>
            <ActionButton
              appearance="primary"
              label={t('job.retry')}
              disabledReason={whyNot(abilities.retry)}
              isPending={commands.pending === 'retry'}
              onClick={() => commands.run('retry')}
            />
          </li>
        )}
        {letters === 0 || !mayFollow ? null : <JobLetters number={number} />}
        {mailed === 0 || !mayFollow ? null : (
          <li>
            <span>
              <strong>{t('job.next.handovers', { count: mailed })}</strong>
              <span className="secondary-text"> {t('job.next.handoversText')}</span>
            </span>
            <Link className="text-link" to="/follow-up" search={{ scope: 'all' }}>
              {t('job.next.followUp')}
            </Link>
          </li>
        )}
      </ul>
    </>
  )
}

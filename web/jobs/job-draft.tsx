import type { Job } from '../../src/jobs/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { EyeIcon, InfoIcon, ProhibitedIcon, SearchIcon } from '../ui/icons.ts'
import { useRelativeText } from '../ui/relative-time.tsx'
import { useT } from '../ui/t.tsx'
import { ImportLink } from './import-link.tsx'
import { DiscardJob } from './discard-job.tsx'
import { JobCard } from './job-card.tsx'
import { JobPlan } from './job-plan.tsx'
import type { JobCommands } from './use-job-command.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: Job
  readonly commands: JobCommands
}

/** The rows are being found: nothing happens yet, and nobody has to wait here. */
export function JobGathering({ job, commands }: Props) {
  const t = useT()
  const { whyNot } = useJobWords()
  const { planned, leftOut } = job.counts
  return (
    <JobCard
      icon={SearchIcon}
      tone="brand"
      title={t('job.gathering.title')}
      actions={
        <ActionButton
          label={t('job.discard')}
          disabledReason={whyNot(job.abilities.cancel)}
          isPending={commands.pending === 'cancel'}
          onClick={() => commands.run('cancel')}
        />
      }
    >
      <p className="job-count">{t('job.gathering.count', { count: planned + leftOut })}</p>
      <p className="secondary-text">{t('job.gathering.text')}</p>
    </JobCard>
  )
}

/** The dry run: what would happen, until somebody starts it. */
export function JobDraft({ job, commands }: Props) {
  const t = useT()
  const { whyNot } = useJobWords()
  const { counts, needs, abilities, operator, mine, declined } = job
  const isEmpty = counts.planned === 0
  const asks = [
    ...(needs.freshSignIn ? [t('job.needs.freshSignIn')] : []),
    ...(needs.approval ? [t('job.needs.approval')] : []),
  ]
  return (
    <JobCard
      icon={isEmpty ? ProhibitedIcon : EyeIcon}
      tone={isEmpty ? 'warning' : 'neutral'}
      title={isEmpty ? t('job.draft.nothing') : t('job.draft.title')}
      actions={
        <>
          {isEmpty ? null : (
            <ActionButton
              appearance="primary"
              label={t(`job.start.${job.kind}`, { count: counts.planned })}
              disabledReason={whyNot(abilities.start)}
              isPending={commands.pending === 'start'}
              onClick={() => commands.run('start')}
            />
          )}
          <DiscardJob job={job} commands={commands} />
        </>
      }
    >
      {declined === null ? null : <Declined {...declined} />}
      <JobPlan job={job} />
      <ImportLink job={job} />
      <p className="secondary-text">{isEmpty ? t('job.draft.nothingText') : t('job.draft.text')}</p>
      {isEmpty || (asks.length === 0 && mine) ? null : (
        <p className="job-needs">
          <InfoIcon className="job-needs-icon" />
          <span>{mine ? asks.join(' ') : t('job.draft.others', { name: operator.name })}</span>
        </p>
      )}
    </JobCard>
  )
}

/** What became of the approval that was asked for. */
function Declined({ by, at }: NonNullable<Job['declined']>) {
  const t = useT()
  const time = useRelativeText(at)
  return (
    <p className="job-needs">
      <ProhibitedIcon className="job-needs-icon" />
      <span>{t('job.declined', { name: by, time })}</span>
    </p>
  )
}

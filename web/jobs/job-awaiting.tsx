import type { Job } from '../../src/jobs/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { VerifyIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { DiscardJob } from './discard-job.tsx'
import { JobCard } from './job-card.tsx'
import { JobPlan } from './job-plan.tsx'
import type { JobCommands } from './use-job-command.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: Job
  readonly commands: JobCommands
}

/** Two have to agree: whoever planned it waits, whoever else may do this decides. */
export function JobAwaiting({ job, commands }: Props) {
  const t = useT()
  const { whyNot } = useJobWords()
  const { name } = job.operator
  if (job.mine) {
    const address = `${window.location.origin}/jobs/${job.number}`
    return (
      <JobCard
        icon={VerifyIcon}
        tone="warning"
        title={t('job.awaiting.mine')}
        actions={<DiscardJob job={job} commands={commands} />}
      >
        <p>{t('job.awaiting.mineText')}</p>
        <p className="job-address">
          <span>{address}</span>
          <CopyButton text={address} label={t('job.copyAddress')} />
        </p>
        <JobPlan job={job} />
      </JobCard>
    )
  }
  return (
    <JobCard
      icon={VerifyIcon}
      tone="warning"
      title={t('job.awaiting.others', { name })}
      actions={
        <>
          <ActionButton
            appearance="primary"
            label={t('job.approve')}
            disabledReason={whyNot(job.abilities.approve)}
            isPending={commands.pending === 'approve'}
            onClick={() => commands.run('approve')}
          />
          <ActionButton
            label={t('job.decline')}
            disabledReason={whyNot(job.abilities.approve)}
            isPending={commands.pending === 'decline'}
            onClick={() => commands.run('decline')}
          />
        </>
      }
    >
      <JobPlan job={job} />
      <p className="secondary-text">{t('job.awaiting.othersText', { name })}</p>
    </JobCard>
  )
}

import { useState } from 'react'
import type { Job } from '../../src/jobs/contract.ts'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { PauseIcon, ResumeIcon } from '../ui/icons.ts'
import { useT, useWords } from '../ui/t.tsx'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { JobCard } from './job-card.tsx'
import { LettersMeanwhile } from './job-letters.tsx'
import { progressOf, roundRate, timeLeft } from './job-progress.ts'
import { letterCount } from './job-summary.ts'
import { ProgressBar } from './progress-bar.tsx'
import type { JobCommands } from './use-job-command.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: Job
  readonly commands: JobCommands
}

/** Running or paused: how far it is, how long it still takes, and how to stop it. */
export function JobRunning({ job, commands }: Props) {
  const t = useT()
  const { can } = useSession()
  const { whyNot } = useJobWords()
  const [cancels, setCancels] = useState(false)
  useReturnFocus(cancels)
  const { counts, abilities, operator } = job
  const { settled, total } = progressOf(counts)
  const isPaused = job.state === 'paused'
  const held = { done: settled, total }
  return (
    <JobCard
      icon={isPaused ? PauseIcon : ResumeIcon}
      tone={isPaused ? 'warning' : 'brand'}
      title={isPaused ? t('job.paused.title', held) : t('job.progress', held)}
      actions={
        <>
          {isPaused ? (
            <ActionButton
              appearance="primary"
              icon={<ResumeIcon />}
              label={t('job.resume')}
              disabledReason={whyNot(abilities.resume)}
              isPending={commands.pending === 'resume'}
              onClick={() => commands.run('resume')}
            />
          ) : (
            <ActionButton
              icon={<PauseIcon />}
              label={t('job.pause')}
              disabledReason={whyNot(abilities.pause)}
              isPending={commands.pending === 'pause'}
              onClick={() => commands.run('pause')}
            />
          )}
          <ActionButton
            label={t('job.cancel')}
            disabledReason={whyNot(abilities.cancel)}
            onClick={() => setCancels(true)}
          />
          {isPaused && abilities.retry.allowed ? (
            <ActionButton
              label={t('job.retry')}
              isPending={commands.pending === 'retry'}
              onClick={() => commands.run('retry')}
            />
          ) : null}
        </>
      }
    >
      <ProgressBar counts={counts} isLive={!isPaused} />
      <Pace job={job} />
      <p className="secondary-text">
        {isPaused ? pauseText(job.pauseReason) : t('job.running.text')}
      </p>
      {letterCount(job.summary) > 0 && can('followUps.read') ? (
        <LettersMeanwhile number={job.number} />
      ) : null}
      <ConfirmDialog
        open={cancels}
        title={t('job.cancelAsk')}
        action={t('job.cancel')}
        close={t('job.keepGoing')}
        isPending={commands.pending === 'cancel'}
        error={commands.error}
        onConfirm={() => {
          commands.run('cancel')
          setCancels(false)
        }}
        onClose={() => setCancels(false)}
      >
        <p>{t('job.cancelText', { done: counts.done, left: counts.planned })}</p>
      </ConfirmDialog>
    </JobCard>
  )

  function pauseText(reason: Job['pauseReason']): string {
    return reason === 'operatorUnable'
      ? t('job.paused.operatorUnable', { name: operator.name })
      : t('job.paused.operator')
  }
}

function Pace({ job }: { readonly job: Job }) {
  const { t, language } = useWords()
  const { counts, ratePerSecond, secondsLeft } = job
  const parts = [
    ...(counts.failed > 0 ? [t('job.failed', { count: counts.failed })] : []),
    ...(ratePerSecond === null || job.state === 'paused'
      ? []
      : [t('job.rate', { rate: roundRate(ratePerSecond) })]),
    ...(secondsLeft === null ? [] : [t('job.timeLeft', { time: duration(secondsLeft) })]),
  ]
  // A line of its own also while nothing is known, so that what stands below doesn't jump.
  return <p className="job-pace">{parts.length === 0 ? '\u00A0' : parts.join(' · ')}</p>

  function duration(seconds: number): string {
    const { value, unit } = timeLeft(seconds)
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
      value,
    )
  }
}

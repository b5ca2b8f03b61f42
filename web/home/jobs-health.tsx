import type { Home, JobHealth } from '../../src/overview/contract.ts'
import { DoneIcon, ErrorIcon, WarningIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { useFormats, useT, useWords } from '../ui/t.tsx'
import { HealthRow } from './health-row.tsx'

const LOOKS = {
  ok: { tone: 'success', icon: DoneIcon },
  failing: { tone: 'warning', icon: WarningIcon },
  silent: { tone: 'danger', icon: ErrorIcon },
} as const

/** Does anybody send, end and notice what nobody asks for? */
export function JobsHealth({ worker }: { readonly worker: Home['health']['worker'] }) {
  const t = useT()
  const { find } = useWords()
  const { dateTime } = useFormats()
  const { state, jobs, lastSeenAt } = worker
  const unwell = (jobs ?? []).filter((job) => job.state !== 'ok')

  function sentence({ job, state: jobState, lastSuccessAt, reason }: JobHealth): string {
    const name = find(`health.job.${job}`) ?? job
    if (jobState === 'failing') {
      return t('health.jobState.failing', {
        job: name,
        reason: find(`health.jobReason.${reason}`) ?? t('health.jobReason.unexpected'),
      })
    }
    return lastSuccessAt === null
      ? t('health.jobState.neverEnded', { job: name })
      : t('health.jobState.late', { job: name, time: dateTime.format(new Date(lastSuccessAt)) })
  }

  return (
    <HealthRow
      label={t('health.jobs')}
      state={<StateBadge {...LOOKS[state]} label={t(`health.jobs.${state}`)} />}
    >
      {state === 'silent' ? (
        <p>
          {lastSeenAt === null
            ? t('health.jobs.never')
            : t('health.jobs.silentSince', { time: dateTime.format(new Date(lastSeenAt)) })}
        </p>
      ) : null}
      {state === 'failing' && jobs === null ? <p>{t('health.jobs.askOperator')}</p> : null}
      {unwell.map((job) => (
        <p key={job.job}>{sentence(job)}</p>
      ))}
    </HealthRow>
  )
}

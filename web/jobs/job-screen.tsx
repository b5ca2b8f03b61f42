import './job-screen.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Job } from '../../src/jobs/contract.ts'
import { ApiProblem } from '../api.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Spinner } from '../ui/fluent.ts'
import { BackIcon, ExportIcon, JobsIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { useRefreshAfterHandover } from '../ui/use-refresh.ts'
import { useVisible } from '../ui/use-visible.ts'
import { ConfirmPasswordDialog } from './confirm-password-dialog.tsx'
import { JobAwaiting } from './job-awaiting.tsx'
import { JobDraft, JobGathering } from './job-draft.tsx'
import { JobResult } from './job-result.tsx'
import { JobRows } from './job-rows.tsx'
import { JobRunning } from './job-running.tsx'
import { JobStateBadge } from './job-state-badge.tsx'
import { roleOf } from './job-summary.ts'
import { isEnded, jobQuery } from './jobs-queries.ts'
import type { JobCommands } from './use-job-command.ts'
import { useJobCommand } from './use-job-command.ts'

/** A dialog keeps the focus until its closing animation has ended. */
const CLOSING_MS = 400

/** One job: its plan before it runs, how far it is while it does, and what became of each afterwards. */
export function JobScreen() {
  const t = useT()
  const { number } = useParams({ from: '/jobs/$number' })
  const isVisible = useVisible()
  const { data: job, error } = useQuery(jobQuery(number, isVisible))
  if (job !== undefined) return <JobPage job={job} error={error} isVisible={isVisible} />
  return (
    <>
      <PageHeader title={t('job.number', { number })} />
      <div className="shell-section">
        {error === null ? <Spinner label={t('common.loading')} /> : null}
        {error instanceof ApiProblem && error.status === 404 ? (
          <EmptyState
            icon={JobsIcon}
            title={t('problem.job-not-found')}
            action={
              <Link className="text-link" to="/jobs">
                {t('jobs.title')}
              </Link>
            }
          />
        ) : (
          <ProblemMessage error={error} />
        )}
      </div>
    </>
  )
}

interface Props {
  readonly job: Job
  readonly error: Error | null
  readonly isVisible: boolean
}

function JobPage({ job, error, isVisible }: Props) {
  const t = useT()
  const roleName = useRoleName()
  const search = useSearch({ from: '/jobs/$number' })
  const commands = useJobCommand(job)
  useRefreshAtEnd(job)
  useFocusOnNews(job, commands.asks !== undefined)
  const { number, kind, state, operator, createdAt, approvedBy } = job
  const role = roleOf(job)
  const title = t(`job.kind.${kind}`)
  return (
    <div className="job">
      <nav className="job-back">
        <Link to="/jobs" className="text-link">
          <BackIcon /> {t('jobs.title')}
        </Link>
      </nav>
      <PageHeader
        title={role === '' ? title : `${title}: ${roleName(role)}`}
        subtitle={
          <span className="job-subtitle">
            <JobStateBadge state={state} />
            <span>
              {t('job.number', { number: String(number) })} ·{' '}
              {t('followUp.by', { name: operator.name })} · <RelativeTime at={createdAt} />
              {approvedBy === null ? null : ` · ${t('job.approvedBy', { name: approvedBy })}`}
            </span>
          </span>
        }
        actions={
          state === 'gathering' || !job.abilities.handovers.allowed ? undefined : (
            <ActionButton
              icon={<ExportIcon />}
              label={t('job.report')}
              onClick={() => window.location.assign(`/api/jobs/${number}/report.csv`)}
            />
          )
        }
      />
      <div className="shell-section job-parts">
        <ProblemMessage error={commands.error ?? error} />
        <JobNow job={job} commands={commands} />
      </div>
      {state === 'gathering' ? null : <JobRows job={job} search={search} isVisible={isVisible} />}
      <span role="status" className="visually-hidden">
        {t(`job.state.${state}`)}
      </span>
      <ConfirmPasswordDialog
        open={commands.asks !== undefined}
        onConfirmed={commands.onConfirmed}
        onClose={commands.onUnconfirmed}
      />
    </div>
  )
}

function JobNow({ job, commands }: { readonly job: Job; readonly commands: JobCommands }) {
  switch (job.state) {
    case 'gathering':
      return <JobGathering job={job} commands={commands} />
    case 'draft':
      return <JobDraft job={job} commands={commands} />
    case 'awaitingApproval':
      return <JobAwaiting job={job} commands={commands} />
    case 'running':
    case 'paused':
      return <JobRunning job={job} commands={commands} />
    case 'done':
    case 'cancelled':
      return <JobResult job={job} commands={commands} />
  }
}

/** What the job did is seen on many screens, which ask anew once it has ended. */
function useRefreshAtEnd({ state }: Job): void {
  const refresh = useRefreshAfterHandover()
  const before = useRef(state)
  useEffect(() => {
    if (isEnded(state) && !isEnded(before.current)) void refresh()
    before.current = state
  }, [state, refresh])
}

/**
 * The button that was pressed may have gone with its state: whoever pressed it is led to what stands there now, and
 * back to it if nothing has changed.
 */
function useFocusOnNews({ state }: Job, isAsking: boolean): void {
  const before = useRef({ state, isAsking })
  useEffect(() => {
    const { state: lastState, isAsking: wasAsking } = before.current
    if (state === lastState && isAsking === wasAsking) return undefined
    if (isAsking) {
      before.current = { state, isAsking }
      return undefined
    }
    const timer = setTimeout(() => {
      before.current = { state, isAsking }
      if (document.activeElement !== null && document.activeElement !== document.body) return
      const place = state === lastState ? '.job-card-actions button' : '.job-card h2'
      document.querySelector<HTMLElement>(place)?.focus({ preventScroll: true })
    }, CLOSING_MS)
    return () => clearTimeout(timer)
  }, [state, isAsking])
}

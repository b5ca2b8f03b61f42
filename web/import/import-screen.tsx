import './import-screen.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Import } from '../../src/import/contract.ts'
import { ApiProblem } from '../api.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Spinner } from '../ui/fluent.ts'
import { AddUsersIcon, DeleteIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useFormats, useT } from '../ui/t.tsx'
import { useVisible } from '../ui/use-visible.ts'
import { BackToUsers } from './back-link.tsx'
import { CheckStep } from './check/check-step.tsx'
import { ColumnsStep } from './columns/columns-step.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { importQuery } from './import-queries.ts'
import type { ImportStep } from './import-search.ts'
import { ImportSteps } from './import-steps.tsx'
import { OptionsStep } from './options/options-step.tsx'
import { useImportDraft } from './options/use-import-draft.ts'
import { PlannedFile } from './planned-file.tsx'

/** One file: what its columns are, what is wrong with its lines, and how its users get their passwords. */
export function ImportScreen() {
  const t = useT()
  const { id } = useParams({ from: '/users/import/$id' })
  const { data: file, error } = useQuery(importQuery(id, useVisible()))
  if (file !== undefined) return <FilePage key={id} file={file} error={error} />
  return (
    <div className="import">
      <BackToUsers />
      <PageHeader title={t('import.title')} />
      <div className="shell-section">
        {error === null ? <Spinner label={t('common.loading')} /> : null}
        {error instanceof ApiProblem && error.status === 404 ? (
          <EmptyState
            icon={AddUsersIcon}
            title={t('problem.import-not-found')}
            action={
              <Link className="text-link" to="/users/import" search={{}}>
                {t('import.choose')}
              </Link>
            }
          />
        ) : (
          <ProblemMessage error={error} />
        )}
      </div>
    </div>
  )
}

function FilePage({ file, error }: { readonly file: Import; readonly error: Error | null }) {
  const t = useT()
  const search = useSearch({ from: '/users/import/$id' })
  const navigate = useNavigate({ from: '/users/import/$id' })
  const [isAsked, setAsked] = useState(false)
  const chosen = useImportDraft(file.id)
  const { dateTime } = useFormats()
  const { id, fileName, lineCount, state, job, erasedAt } = file
  const reachable = reachableIn(file)
  const step = reachable.find((each) => each === search.step) ?? stepOf(file)
  const handleStep = (to: ImportStep) => void navigate({ search: { step: to } })
  return (
    <div className="import">
      <BackToUsers />
      <PageHeader
        title={t('import.title')}
        subtitle={[
          fileName,
          t('import.lines', { count: lineCount }),
          ...(state === 'planned'
            ? []
            : [t('import.keptUntilWork', { time: dateTime.format(new Date(erasedAt)) })]),
        ].join(' · ')}
        actions={
          <ActionButton
            icon={<DeleteIcon />}
            label={t('import.discard')}
            {...(state === 'planned' ? { disabledReason: t('import.plannedText') } : {})}
            onClick={() => setAsked(true)}
          />
        }
      />
      <div className="shell-section import-parts">
        <ImportSteps current={state === 'planned' ? 'run' : step} id={id} reachable={reachable} />
        <ProblemMessage error={error} />
        {state === 'planned' && job !== null ? (
          <PlannedFile id={id} job={job} />
        ) : step === 'columns' ? (
          <ColumnsStep file={file} onMapped={() => handleStep('check')} />
        ) : step === 'check' ? (
          <CheckStep file={file} only={search.only} problem={search.problem} onStep={handleStep} />
        ) : (
          <OptionsStep file={file} chosen={chosen} onBack={() => handleStep('check')} />
        )}
      </div>
      <DiscardDialog
        asked={isAsked ? file : undefined}
        onClose={() => setAsked(false)}
        onDiscarded={() => void navigate({ to: '/users/import', search: {}, replace: true })}
      />
    </div>
  )
}

function stepOf({ state }: Import): ImportStep {
  return state === 'mapping' ? 'columns' : 'check'
}

function reachableIn({ state, job }: Import): readonly ImportStep[] {
  switch (state) {
    case 'mapping':
      return ['columns']
    case 'verifying':
      return ['columns', 'check']
    case 'verified':
      // What has run is checked again first.
      return job?.hasRun === true ? ['columns', 'check'] : ['columns', 'check', 'options']
    case 'planned':
      return []
  }
}

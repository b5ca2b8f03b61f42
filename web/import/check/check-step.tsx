import './check.css'
import { useState } from 'react'
import type { Import } from '../../../src/import/contract.ts'
import { useSession } from '../../session.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { Button } from '../../ui/fluent.ts'
import { ExportIcon } from '../../ui/icons.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { SaveTemplate } from '../columns/save-template.tsx'
import { Bar } from '../file/upload-progress.tsx'
import type { ImportSearch, ImportStep } from '../import-search.ts'
import { problemOfColumns } from '../target-name.ts'
import { useMapping } from '../use-mapping.ts'
import { CheckedLines } from './checked-lines.tsx'
import { LineFilters } from './line-filters.tsx'
import { ProblemFilters } from './problem-filters.tsx'

interface Props {
  readonly file: Import
  readonly only: ImportSearch['only']
  readonly problem: ImportSearch['problem']
  readonly onStep: (step: ImportStep) => void
}

/** What would become of each line; what is wrong with it is put right here. */
export function CheckStep({ file, only: asked, problem: askedProblem, onStep }: Props) {
  const t = useT()
  const { can } = useSession()
  const { id, counts, mapping, verifiedLines, lineCount, job } = file
  const again = useMapping(id)
  // The last problem that is put right stays in sight, too.
  const [beganWithProblems, setBegan] = useState<boolean>()
  if (counts !== null && beganWithProblems === undefined) setBegan(counts.problem > 0)
  if (counts === null || mapping === null) {
    const total = Math.max(lineCount - (mapping?.header === true ? 1 : 0), 1)
    const percent = Math.min(100, Math.floor((verifiedLines / total) * 100))
    return (
      <section className="import-card">
        <p className="import-progress-text" role="status">
          {t('import.verifying')}
        </p>
        <Bar
          label={t('import.verifying')}
          percent={percent}
          text={t('import.verifiedOf', { done: verifiedLines, total })}
        />
        <p className="import-note">{t('import.verifyingNote')}</p>
      </section>
    )
  }
  const only =
    asked === 'all' ? undefined : (asked ?? (beganWithProblems === true ? 'problems' : undefined))
  const problem = only === 'problems' ? askedProblem : undefined
  // Those who are there can get new passwords, also where nothing of them changes.
  const canRun = counts.new + counts.changed > 0 || (counts.unchanged > 0 && can('passwords.reset'))
  const hasRun = job?.hasRun === true
  return (
    <>
      {hasRun ? (
        <p className="import-note">{t('import.ran', { job: String(job.number) })}</p>
      ) : null}
      <div className="import-filters">
        <LineFilters id={id} counts={counts} only={only} problem={problem} />
        {only === 'problems' ? <ProblemFilters file={file} problem={problem} /> : null}
      </div>
      <CheckedLines
        key={`${only ?? 'all'} ${problem ?? ''}`}
        file={file}
        mapping={mapping}
        only={only}
        problem={problem}
      />
      <SaveTemplate importId={id} />
      <ProblemMessage error={problemOfColumns(t, again.error)} />
      <div className="import-actions">
        {hasRun ? (
          <ActionButton
            appearance="primary"
            label={t('import.checkAgain')}
            isPending={again.isPending}
            onClick={() => again.mutate(mapping)}
          />
        ) : (
          <ActionButton
            appearance="primary"
            label={t('import.toOptions')}
            {...(canRun ? {} : { disabledReason: t('import.nothingToDo') })}
            onClick={() => onStep('options')}
          />
        )}
        {counts.problem === 0 ? null : (
          <ActionButton
            icon={<ExportIcon />}
            label={t('import.download')}
            onClick={() => window.location.assign(`/api/imports/${id}/problems.csv`)}
          />
        )}
        <Button onClick={() => onStep('columns')}>{t('import.back.columns')}</Button>
      </div>
    </>
  )
}

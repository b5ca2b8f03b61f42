import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Import } from '../../../src/import/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { DeleteIcon } from '../../ui/icons.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useFormats, useT } from '../../ui/t.tsx'
import { DiscardDialog } from '../discard-dialog.tsx'
import { importsQuery } from '../import-queries.ts'

/** One's own files that wait to be gone on with. */
export function UnfinishedImports() {
  const t = useT()
  const { data, error } = useQuery(importsQuery())
  const { dateTime } = useFormats()
  const [asked, setAsked] = useState<{ readonly id: string; readonly fileName: string }>()
  const stateText = (state: Import['state'], job: Import['job']) => {
    const number = String(job?.number ?? '')
    if (state === 'planned') return t('import.state.planned', { job: number })
    return job?.hasRun === true
      ? t('import.state.ran', { job: number })
      : t(`import.state.${state}`)
  }
  return (
    <section aria-labelledby="import-unfinished" className="import-section">
      <h2 id="import-unfinished">{t('import.unfinished')}</h2>
      <ProblemMessage error={error} />
      {data?.value.length === 0 ? (
        <p className="import-note">{t('import.unfinishedNone')}</p>
      ) : (
        <ul className="import-list">
          {data?.value.map(({ id, fileName, state, createdAt, erasedAt, lineCount, job }) => (
            <li key={id}>
              <div className="import-list-text">
                <Link to="/users/import/$id" params={{ id }} className="text-link import-list-name">
                  {fileName}
                </Link>
                <span className="secondary-text">
                  {t('import.lines', { count: lineCount })} · {stateText(state, job)} ·{' '}
                  <RelativeTime at={createdAt} />
                  {state === 'planned'
                    ? null
                    : ` · ${t('import.keptUntil', { time: dateTime.format(new Date(erasedAt)) })}`}
                </span>
              </div>
              <ActionButton
                iconOnly
                appearance="subtle"
                icon={<DeleteIcon />}
                label={`${t('import.discard')}: ${fileName}`}
                {...(state === 'planned' ? { disabledReason: t('import.plannedText') } : {})}
                onClick={() => setAsked({ id, fileName })}
              />
            </li>
          ))}
        </ul>
      )}
      <DiscardDialog asked={asked} onClose={() => setAsked(undefined)} />
    </section>
  )
}

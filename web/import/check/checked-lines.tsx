import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Import, ImportMapping } from '../../../src/import/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/fluent.ts'
import { DoneIcon, SearchIcon } from '../../ui/icons.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { linesQuery } from '../import-queries.ts'
import type { Only } from '../import-search.ts'
import { LineCard } from './line-card.tsx'

interface Props {
  readonly file: Import
  readonly mapping: ImportMapping
  readonly only: Only | undefined
}

export function CheckedLines({ file, mapping, only }: Props) {
  const t = useT()
  const list = useRef<HTMLOListElement>(null)
  const query = useInfiniteQuery(linesQuery(file.id, only))
  const lines = query.data?.pages.flatMap(({ value }) => value)

  /** The next field with a problem, after a line or else after what has the focus; from the top again at the end. */
  function handleNext(after?: number) {
    const isAfter = (field: Element) => {
      const here = document.activeElement
      if (after !== undefined) return lineAround(field) > after
      return (
        here === null ||
        (here.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
      )
    }
    const found = list.current?.querySelectorAll<HTMLInputElement>('[data-wrong] input') ?? []
    // What was just saved may still stand there.
    const fields = [...found].filter((field) => lineAround(field) !== after)
    const next = fields.find((field) => isAfter(field)) ?? fields[0]
    if (next === undefined)
      list.current?.querySelector<HTMLElement>(`[data-line="${after}"]`)?.focus()
    else next.focus()
  }

  if (query.isError) return <ProblemMessage error={query.error} />
  if (lines === undefined) return <Spinner label={t('common.loading')} />
  if (lines.length === 0) {
    return only === 'problems' ? (
      <EmptyState icon={DoneIcon} title={t('import.noProblems')}>
        {t('import.noProblemsText')}
      </EmptyState>
    ) : (
      <EmptyState icon={SearchIcon} title={t('import.noLines')} />
    )
  }
  return (
    <div
      role="group"
      aria-label={t('import.only')}
      className="import-checked"
      onKeyDown={(event) => {
        if (event.key !== 'F8') return
        event.preventDefault()
        handleNext()
      }}
    >
      {only === 'problems' ? <p className="import-note">{t('import.lineKeys')}</p> : null}
      <ol ref={list} className="import-lines">
        {lines.map((line) => (
          <LineCard
            key={line.line}
            file={file}
            mapping={mapping}
            line={line}
            isProblemList={only === 'problems'}
            onNext={() => handleNext(line.line)}
          />
        ))}
      </ol>
      {query.hasNextPage ? (
        <div>
          <ActionButton
            label={t('import.moreLines')}
            isPending={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          />
        </div>
      ) : null}
    </div>
  )
}

function lineAround(field: Element): number {
  return Number(field.closest<HTMLElement>('[data-line]')?.dataset['line'])
}

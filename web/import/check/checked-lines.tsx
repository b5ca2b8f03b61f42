import { useInfiniteQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import type { Import, ImportMapping } from '../../../src/import/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/fluent.ts'
import { DoneIcon, SearchIcon } from '../../ui/icons.ts'
import { LoadProblem } from '../../ui/load-problem.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { linesQuery } from '../import-queries.ts'
import type { Only } from '../import-search.ts'
import { LineCard } from './line-card.tsx'

interface Props {
  readonly file: Import
  readonly mapping: ImportMapping
  readonly only: Only | undefined
  readonly problem?: string | undefined
}

export function CheckedLines({ file, mapping, only, problem }: Props) {
  const t = useT()
  const list = useRef<HTMLOListElement>(null)
  const query = useInfiniteQuery(linesQuery(file.id, only, problem))
  const lines = query.data?.pages.flatMap(({ value }) => value)

  useNextKey(list)

  if (lines === undefined) {
    if (!query.isError) return <Spinner label={t('common.loading')} />
    return (
      <div className="import-checked">
        <LoadProblem
          error={query.error}
          isFetching={query.isFetching}
          onTryAgain={() => void query.refetch()}
        />
      </div>
    )
  }
  if (lines.length === 0) {
    return only === 'problems' && problem === undefined ? (
      <EmptyState icon={DoneIcon} title={t('import.noProblems')}>
        {t('import.noProblemsText')}
      </EmptyState>
    ) : (
      <EmptyState icon={SearchIcon} title={t('import.noLines')} />
    )
  }
  return (
    <div className="import-checked">
      {only === 'problems' ? <p className="import-note">{t('import.lineKeys')}</p> : null}
      <ol ref={list} className="import-lines">
        {lines.map((line) => (
          <LineCard
            key={line.line}
            file={file}
            mapping={mapping}
            line={line}
            isProblemList={only === 'problems'}
            onNext={() => focusNext(list.current, line.line)}
          />
        ))}
      </ol>
      {/* What is typed above stays, whatever becomes of the next lines. */}
      <ProblemMessage error={query.error} />
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

/** F8, as in editors, also while a field has the focus. */
function useNextKey(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.defaultPrevented) return
      event.preventDefault()
      focusNext(list.current)
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [list])
}

/** The next field with a problem, after a line or else after what has the focus; from the top again at the end. */
function focusNext(list: HTMLElement | null, after?: number): void {
  const here = document.activeElement
  const found = list?.querySelectorAll<HTMLInputElement>('[data-wrong] input') ?? []
  // What was just saved may still stand there.
  const fields = [...found].filter((field) => lineAround(field) !== after)
  const next = fields.find((field) =>
    after === undefined
      ? here === null ||
        (here.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
      : lineAround(field) > after,
  )
  const target = next ?? fields[0] ?? list?.querySelector<HTMLElement>(`[data-line="${after}"]`)
  target?.focus()
}

function lineAround(field: Element): number {
  return Number(field.closest<HTMLElement>('[data-line]')?.dataset['line'])
}

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { UserColumn } from '../../../src/accounts/contract.ts'
import type { SavedView } from '../../../src/accounts/views/contract.ts'
import type { Decision } from '../../../src/platform/contract.ts'
import { useSession } from '../../session.tsx'
import type { UsersSearch } from '../users-search.ts'
import { columnsIn, USUAL_COLUMNS } from './list-columns.ts'
import { differs, isWorthSaving } from './view-search.ts'
import { savedViewsQuery } from './views-queries.ts'

export interface SavedViewsState {
  readonly views: readonly SavedView[]
  readonly current: SavedView | undefined
  /** What is listed is not what the current view says, or has no name yet. */
  readonly isChanged: boolean
  readonly columns: readonly UserColumn[]
  readonly share: Decision
  readonly isPending: boolean
  /** They could not be fetched: nobody knows whether there are any. */
  readonly error: Error | null
  readonly isFetching: boolean
  readonly onTryAgain: () => void
}

const NO_VIEWS: readonly SavedView[] = []

/** The saved views, which of them is looked at, and the columns in which. */
export function useSavedViews(search: UsersSearch): SavedViewsState {
  const { data, isPending, error, isFetching, refetch } = useQuery(savedViewsQuery())
  const { language } = useSession().me
  const views = useMemo(() => sorted(data?.value ?? NO_VIEWS, language), [data?.value, language])
  const current = views.find(({ id }) => id === search.saved)
  const columns = columnsIn(search.columns) ?? data?.columns ?? USUAL_COLUMNS
  return {
    views,
    current,
    isChanged: current === undefined ? isWorthSaving(search) : differs(current, search, columns),
    columns,
    share: data?.share ?? { allowed: false },
    isPending,
    error: data === undefined ? error : null,
    isFetching,
    onTryAgain: () => void refetch(),
  }
}

/** As people count: class 3B stands before class 10B. */
function sorted(views: readonly SavedView[], language: string): readonly SavedView[] {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return views.toSorted((a, b) => compare(a.name, b.name))
}

import './users-screen.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { UserListItem } from '../../src/accounts/contract.ts'
import { Grid } from '../ui/grid/grid.tsx'
import { RowButton } from '../ui/grid/row-button.tsx'
import { ResetIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { PersonLines } from './person-lines.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { userColumns } from './user-columns.tsx'
import { UsersEmpty } from './users-empty.tsx'
import { BulkWork } from './bulk-work.tsx'
import { useBulkWork } from './use-bulk-work.ts'
import { useSelection } from './use-selection.ts'
import { matchQuery, usersQuery } from './users-queries.ts'
import type { SearchChange, UsersSearch } from './users-search.ts'
import { UsersToolbar } from './users-toolbar.tsx'
import { UsersViews } from './users-views.tsx'
import { USUAL_COLUMNS } from './views/list-columns.ts'
import { ListParts, useListParts } from './views/list-parts.tsx'
import { useSavedViews } from './views/use-saved-views.ts'
import { ViewActions } from './views/view-actions.tsx'
import type { UserAction } from './use-user-commands.tsx'
import { useUserCommands } from './use-user-commands.tsx'

// Dialogs are no part of the first load.
const UserConfirmations = lazy(async () => ({
  default: (await import('./user-confirmations.tsx')).UserConfirmations,
}))

const NOBODY: readonly UserListItem[] = []

export function UsersScreen() {
  const t = useT()
  const reasonOf = useReason()
  const search = useSearch({ from: '/users' })
  const navigate = useNavigate({ from: '/users' })
  const query = useInfiniteQuery(usersQuery(search))
  const rows = useMemo(
    () => query.data?.pages.flatMap(({ value }) => value) ?? [],
    [query.data?.pages],
  )
  const total = query.data?.pages[0]?.count ?? null
  const selection = useSelection(rows, total, matchQuery(search))
  const saved = useSavedViews(search)
  const parts = useListParts()
  const bulk = useBulkWork(selection.chosen)
  const [active, setActive] = useState<UserListItem>()
  const [asked, setAsked] = useState<{ action: UserAction; user: UserListItem }>()
  const [wasAsked, setWasAsked] = useState(false)

  const openReset = useCallback(
    (user: UserListItem) =>
      void navigate({ to: '.', search: (before) => ({ ...before, reset: user.id }) }),
    [navigate],
  )
  const commands = useUserCommands({
    selection,
    active,
    onReset: openReset,
    onAction(action, user) {
      setWasAsked(true)
      setAsked({ action, user })
    },
    onBulk: bulk.onBulk,
    onExport: () => parts.onOpen('export'),
    onRefresh: () => void query.refetch(),
  })

  function handleSearch(change: SearchChange) {
    selection.onClear()
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...change }) as UsersSearch,
      replace: true,
    })
  }

  const columns = useMemo(() => userColumns(t, saved.columns), [t, saved.columns])
  const { fetchNextPage } = query
  const handleEnd = useCallback(() => void fetchNextPage(), [fetchNextPage])

  return (
    <>
      <PageHeader
        title={t('users.title')}
        actions={<ViewActions saved={saved} onOpen={parts.onOpen} />}
      />
      <UsersViews search={search} saved={saved} onSearch={handleSearch} />
      <UsersToolbar
        commands={commands}
        search={search}
        onSearch={handleSearch}
        onColumns={() => parts.onOpen('columns')}
      />
      {query.isError ? (
        <div className="shell-section">
          <ProblemMessage error={query.error} />
        </div>
      ) : null}
      <Grid
        label={t('users.title')}
        columns={columns}
        // Not before it is known in which columns: they would jump.
        rows={saved.isPending ? NOBODY : rows}
        nameOf={(user) => user.displayName}
        twoLines={(user) => <PersonLines user={user} />}
        actions={(user) => (
          <RowButton
            label={t('users.resetOf', { name: user.displayName })}
            icon={<ResetIcon />}
            disabledReason={reasonOf(user.abilities.resetPassword)}
            onClick={() => openReset(user)}
          />
        )}
        selection={selection}
        sort={{
          by: search.sort ?? 'displayName',
          order: search.order ?? 'asc',
          onChange: (by, order) => handleSearch(sortSearch(by, order)),
        }}
        onOpen={(user) => {
          if (user.abilities.resetPassword.allowed) openReset(user)
          else void navigate({ to: '.', search: (before) => ({ ...before, user: user.id }) })
        }}
        onActive={setActive}
        total={total}
        hasMore={query.hasNextPage}
        isLoading={
          saved.isPending || (query.isFetching && (query.isPending || query.isFetchingNextPage))
        }
        {...(saved.columns === USUAL_COLUMNS
          ? {}
          : {
              hiddenNote: (headers) => (
                <p className="users-hidden secondary-text">
                  {t('columns.noRoom', { columns: headers.join(', ') })}
                </p>
              ),
            })}
        onEndReached={handleEnd}
        empty={query.isError ? null : <UsersEmpty search={search} onClear={handleSearch} />}
      />
      <SelectionBar total={total} isLoading={query.isPending} selection={selection} />
      <ListParts parts={parts} search={search} saved={saved} onSearch={handleSearch} />
      <BulkWork work={bulk} />
      {wasAsked ? (
        <Suspense>
          <UserConfirmations asked={asked} onClose={() => setAsked(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** The default order isn't said in the address. */
function sortSearch(by: string, order: 'asc' | 'desc'): UsersSearch {
  return {
    sort: by === 'displayName' ? undefined : by,
    order: order === 'desc' ? 'desc' : undefined,
  } as UsersSearch
}

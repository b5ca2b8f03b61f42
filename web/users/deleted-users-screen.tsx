import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { UserListItem } from '../../src/accounts/contract.ts'
import type { Translate } from '../../messages/translate.ts'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Button } from '../ui/fluent.ts'
import type { GridColumn } from '../ui/grid/columns.ts'
import { Grid } from '../ui/grid/grid.tsx'
import { RowButton } from '../ui/grid/row-button.tsx'
import { ClockIcon, DeleteIcon, RestoreIcon, SearchIcon, WarningIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { BulkWork } from './bulk-work.tsx'
import { PersonName } from './person-name.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useBulkWork } from './use-bulk-work.ts'
import { useSelection } from './use-selection.ts'
import { matchQuery, usersQuery } from './users-queries.ts'
import type { UsersSearch } from './users-search.ts'

const SOON_DAYS = 5

export function DeletedUsersScreen() {
  const t = useT()
  const reasonOf = useReason()
  const { can } = useSession()
  const search = useSearch({ from: '/deleted-users' })
  const navigate = useNavigate({ from: '/deleted-users' })
  const query = useInfiniteQuery(usersQuery(search, 'deleted'))
  const rows = useMemo(
    () => query.data?.pages.flatMap(({ value }) => value) ?? [],
    [query.data?.pages],
  )
  const total = query.data?.pages[0]?.count ?? null
  const selection = useSelection(rows, total, matchQuery(search, 'deleted'))
  const bulk = useBulkWork(selection.chosen)
  const columns = useMemo(() => deletedColumns(t), [t])
  const { fetchNextPage } = query
  const handleEnd = useCallback(() => void fetchNextPage(), [fetchNextPage])

  function handleSearch(text: string | undefined) {
    selection.onClear()
    void navigate({
      to: '.',
      search: (before) => ({ ...before, search: text }) as UsersSearch,
      replace: true,
    })
  }
  const restore = (user: UserListItem) =>
    void navigate({ to: '.', search: (before) => ({ ...before, restore: user.id }) })
  const isMany = selection.isAll || selection.rows.length > 1

  function whyNot(): string | undefined {
    const [first] = selection.rows
    if (first === undefined) return t('users.selectFirst')
    if (!isMany) return reasonOf(first.abilities.restore)
    return can('users.deleteRestore') ? undefined : t('reason.no-ability')
  }
  function handleRestore() {
    const [first] = selection.rows
    if (isMany) bulk.onBulk('restore')
    else if (first !== undefined) restore(first)
  }

  return (
    <>
      <PageHeader title={t('navigation.deletedUsers')} subtitle={t('deleted.subtitle')} />
      <div className="shell-section deleted-toolbar">
        <SearchField
          label={t('users.search')}
          value={search.search ?? ''}
          onChange={(text) => handleSearch(text === '' ? undefined : text)}
        />
        <ActionButton
          appearance="primary"
          icon={<RestoreIcon />}
          label={isMany ? t('job.kind.restore') : t('deleted.restore')}
          disabledReason={whyNot()}
          onClick={handleRestore}
        />
        <ProblemMessage error={query.error} />
      </div>
      <Grid
        label={t('navigation.deletedUsers')}
        columns={columns}
        rows={rows}
        nameOf={(user) => user.displayName}
        twoLines={(user) => <DeletedLines user={user} />}
        actions={(user) => (
          <RowButton
            label={t('deleted.restoreOf', { name: user.displayName })}
            icon={<RestoreIcon />}
            disabledReason={reasonOf(user.abilities.restore)}
            onClick={() => restore(user)}
          />
        )}
        selection={selection}
        onOpen={(user) => {
          if (user.abilities.restore.allowed) restore(user)
        }}
        total={total}
        hasMore={query.hasNextPage}
        isLoading={query.isFetching && (query.isPending || query.isFetchingNextPage)}
        onEndReached={handleEnd}
        empty={
          search.search === undefined ? (
            <EmptyState icon={DeleteIcon} title={t('deleted.none')}>
              {t('deleted.noneText')}
            </EmptyState>
          ) : (
            <EmptyState
              icon={SearchIcon}
              title={t('users.noMatch.title')}
              action={<Button onClick={() => handleSearch(undefined)}>{t('search.clear')}</Button>}
            />
          )
        }
      />
      {rows.length === 0 ? null : (
        <SelectionBar total={total} isLoading={query.isPending} selection={selection} />
      )}
      <BulkWork work={bulk} />
    </>
  )
}

function deletedColumns(t: Translate): readonly GridColumn<UserListItem>[] {
  return [
    {
      id: 'displayName',
      header: t('users.column.displayName'),
      width: 'minmax(11rem, 1.5fr)',
      cell: (user) => <PersonName user={user} />,
    },
    {
      id: 'userPrincipalName',
      header: t('users.column.userPrincipalName'),
      width: 'minmax(10rem, 1.5fr)',
      showFrom: 760,
      cell: (user) => user.userPrincipalName,
    },
    {
      id: 'deleted',
      header: t('user.deleted'),
      width: 'minmax(8rem, 1fr)',
      cell: (user) =>
        user.deletedDateTime === null ? null : (
          <RelativeTime at={user.deletedDateTime} focusable={false} />
        ),
    },
    {
      id: 'daysLeft',
      header: t('deleted.daysLeft'),
      width: 'minmax(9rem, 1fr)',
      cell: (user) => <DaysLeft user={user} />,
    },
  ]
}

function DaysLeft({ user }: { readonly user: UserListItem }) {
  const t = useT()
  const days = user.daysLeft ?? 0
  const isSoon = days <= SOON_DAYS
  return (
    <StateBadge
      tone={isSoon ? 'warning' : 'neutral'}
      icon={isSoon ? WarningIcon : ClockIcon}
      label={t('deleted.days', { count: days })}
    />
  )
}

function DeletedLines({ user }: { readonly user: UserListItem }) {
  return (
    <div className="person-lines-text">
      <div className="person-lines-first">
        <PersonName user={user} />
        <DaysLeft user={user} />
      </div>
      <div className="person-lines-second">
        <span>{user.userPrincipalName}</span>
      </div>
    </div>
  )
}

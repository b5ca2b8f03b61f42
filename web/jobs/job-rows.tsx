import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Job, JobRow } from '../../src/jobs/contract.ts'
import type { Translate } from '../../messages/translate.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import type { GridColumn } from '../ui/grid/columns.ts'
import { Grid } from '../ui/grid/grid.tsx'
import { useRowTabIndex } from '../ui/grid/row-tab-index.ts'
import { UsersIcon } from '../ui/icons.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import type { JobSearch } from './job-search.ts'
import { RowStateBadge } from './job-state-badge.tsx'
import { jobRowsQuery } from './jobs-queries.ts'
import { RowFilters, shownCount } from './row-filters.tsx'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: Job
  readonly search: JobSearch
  readonly isVisible: boolean
}

type Row = JobRow & { readonly id: string }

/** Each user of the job: what is planned or was done, or why not. */
export function JobRows({ job, search, isVisible }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const query = useInfiniteQuery(jobRowsQuery(job, search, isVisible))
  const rows = useMemo<readonly Row[]>(
    () =>
      query.data?.pages.flatMap(({ value }) =>
        value.map((row) => ({ ...row, id: String(row.ordinal) })),
      ) ?? [],
    [query.data?.pages],
  )
  const hasWays = job.summary.some(({ way }) => way !== null)
  const columns = useMemo(() => rowColumns(t, job.kind, hasWays), [t, job.kind, hasWays])
  const { fetchNextPage } = query
  const handleEnd = useCallback(() => void fetchNextPage(), [fetchNextPage])

  return (
    <section aria-labelledby="job-rows">
      <div className="job-rows-head">
        <h2 id="job-rows">{t('job.rows.title')}</h2>
        <RowFilters job={job} search={search} />
        <ProblemMessage error={query.error} />
      </div>
      <div className="job-rows">
        <Grid
          label={t('job.rows.title')}
          columns={columns}
          rows={rows}
          nameOf={({ name, login }) => name || login}
          twoLines={(row) => <RowLines kind={job.kind} row={row} />}
          onOpen={({ userId }) => {
            if (userId !== null)
              void navigate({ to: '.', search: (before) => ({ ...before, user: userId }) })
          }}
          total={shownCount(job, search)}
          hasMore={query.hasNextPage}
          isLoading={query.isFetching && (query.isPending || query.isFetchingNextPage)}
          onEndReached={handleEnd}
          empty={query.isError ? null : <EmptyState icon={UsersIcon} title={t('job.rows.none')} />}
        />
      </div>
    </section>
  )
}

function rowColumns(t: Translate, kind: Job['kind'], hasWays: boolean): readonly GridColumn<Row>[] {
  return [
    {
      id: 'user',
      header: t('job.rows.user'),
      width: 'minmax(10rem, 1.2fr)',
      cell: (row) => <RowName row={row} />,
    },
    {
      id: 'login',
      header: t('users.column.userPrincipalName'),
      width: 'minmax(10rem, 1.3fr)',
      showFrom: 900,
      cell: ({ login }) => (
        <span className="job-row-login" title={login}>
          {login}
        </span>
      ),
    },
    ...(hasWays
      ? [
          {
            id: 'way',
            header: t('job.rows.way'),
            width: 'minmax(10rem, 1.3fr)',
            showFrom: 700,
            cell: (row: Row) => <RowWay row={row} />,
          },
        ]
      : []),
    {
      id: 'outcome',
      header: t('job.rows.outcome'),
      width: 'minmax(12rem, 2fr)',
      cell: (row) => <RowOutcome kind={kind} row={row} />,
    },
    ...(hasWays
      ? [
          {
            id: 'handover',
            header: t('job.rows.handover'),
            width: 'minmax(7.5rem, 0.6fr)',
            cell: (row: Row) => <RowHandover row={row} />,
          },
        ]
      : []),
  ]
}

function RowName({ row: { userId, name, login } }: { readonly row: Row }) {
  const tabIndex = useRowTabIndex()
  const shown = name || login
  if (userId === null) return <span title={shown}>{shown}</span>
  return (
    <Link
      to="."
      search={(before) => ({ ...before, user: userId })}
      className="grid-link job-row-name"
      tabIndex={tabIndex}
      preload={false}
    >
      {shown}
    </Link>
  )
}

function RowWay({ row: { way, recipient } }: { readonly row: Row }) {
  const t = useT()
  const words = useJobWords()
  if (way === null) return <span aria-hidden="true">–</span>
  return (
    <span className="job-row-way">
      {words.way(way)}
      {recipient === null ? null : (
        <span className="secondary-text"> {t('job.rows.toRecipient', { recipient })}</span>
      )}
    </span>
  )
}

/** The state as a word with its icon; then why, and what helps. */
function RowOutcome({ kind, row }: { readonly kind: Job['kind']; readonly row: Row }) {
  const words = useJobWords()
  const { state, reason } = row
  const remedy = words.remedy(kind, row)
  return (
    <span className="job-row-outcome">
      <RowStateBadge state={state} />
      {reason === null ? null : <span>{words.reason(reason)}</span>}
      {remedy === undefined ? null : <span className="secondary-text">{remedy}</span>}
    </span>
  )
}

function RowHandover({ row: { handover } }: { readonly row: Row }) {
  const t = useT()
  const tabIndex = useRowTabIndex()
  if (handover === null) return <span aria-hidden="true">–</span>
  return (
    <Link
      to="/handovers/$number"
      params={{ number: String(handover) }}
      className="grid-link job-row-link"
      tabIndex={tabIndex}
      preload={false}
    >
      {t('job.rows.handover')}
    </Link>
  )
}

/** On a phone: who it is and the outcome, then where it goes. */
function RowLines({ kind, row }: { readonly kind: Job['kind']; readonly row: Row }) {
  return (
    <div className="job-row-lines">
      <RowName row={row} />
      <RowOutcome kind={kind} row={row} />
      {row.way === null ? null : <RowWay row={row} />}
      {row.handover === null ? null : <RowHandover row={row} />}
    </div>
  )
}

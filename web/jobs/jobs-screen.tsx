import './jobs-screen.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { JobListItem } from '../../src/jobs/contract.ts'
import type { Translate } from '../../messages/translate.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Button, Checkbox, Tab, TabList } from '../ui/fluent.ts'
import type { GridColumn } from '../ui/grid/columns.ts'
import { Grid } from '../ui/grid/grid.tsx'
import { useRowTabIndex } from '../ui/grid/row-tab-index.ts'
import { JobsIcon, SearchIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useT } from '../ui/t.tsx'
import { useVisible } from '../ui/use-visible.ts'
import { progressOf } from './job-progress.ts'
import { JobStateBadge } from './job-state-badge.tsx'
import { jobsQuery } from './jobs-queries.ts'
import { ONLY } from './jobs-search.ts'
import { ProgressBar } from './progress-bar.tsx'

type Row = JobListItem & { readonly id: string }

/** What is, and was, done to many users at once. */
export function JobsScreen() {
  const t = useT()
  const search = useSearch({ from: '/jobs' })
  const navigate = useNavigate({ from: '/jobs' })
  const query = useInfiniteQuery(jobsQuery(search, useVisible()))
  const rows = useMemo<readonly Row[]>(
    () =>
      query.data?.pages.flatMap(({ value }) =>
        value.map((job) => ({ ...job, id: String(job.number) })),
      ) ?? [],
    [query.data?.pages],
  )
  const columns = useMemo(() => jobColumns(t), [t])
  const { fetchNextPage } = query
  const handleEnd = useCallback(() => void fetchNextPage(), [fetchNextPage])

  return (
    <>
      <PageHeader title={t('jobs.title')} subtitle={t('jobs.subtitle')} />
      <div className="shell-section jobs-filters">
        <TabList
          appearance="subtle-circular"
          size="small"
          aria-label={t('jobs.only')}
          selectedValue={search.only ?? 'all'}
          onTabSelect={(_, { value }) => {
            const only = ONLY.find((each) => each === value)
            void navigate({
              search: ({ only: _only, ...before }) =>
                only === undefined ? before : { ...before, only },
              replace: true,
            })
          }}
        >
          <Tab value="all">{t('jobs.only.all')}</Tab>
          {ONLY.map((only) => (
            <Tab key={only} value={only}>
              {t(`jobs.only.${only}`)}
            </Tab>
          ))}
        </TabList>
        <Checkbox
          label={t('jobs.mine')}
          checked={search.mine === '1'}
          onChange={(_, { checked }) =>
            void navigate({
              search: ({ mine: _mine, ...before }) =>
                checked === true ? { ...before, mine: '1' } : before,
              replace: true,
            })
          }
        />
      </div>
      {query.isError ? (
        <div className="shell-section">
          <ProblemMessage error={query.error} />
        </div>
      ) : null}
      <Grid
        label={t('jobs.title')}
        columns={columns}
        rows={rows}
        nameOf={(job) => t(`job.kind.${job.kind}`)}
        twoLines={(job) => <JobLines job={job} />}
        onOpen={({ id }) => void navigate({ to: '/jobs/$number', params: { number: id } })}
        total={query.hasNextPage ? null : rows.length}
        hasMore={query.hasNextPage}
        isLoading={query.isFetching && (query.isPending || query.isFetchingNextPage)}
        onEndReached={handleEnd}
        empty={query.isError ? null : <JobsEmpty />}
      />
    </>
  )
}

function JobsEmpty() {
  const t = useT()
  const { only, mine } = useSearch({ from: '/jobs' })
  const navigate = useNavigate({ from: '/jobs' })
  if (only !== undefined || mine !== undefined) {
    return (
      <EmptyState
        icon={SearchIcon}
        title={t('jobs.noMatch')}
        action={
          <Button onClick={() => void navigate({ search: {}, replace: true })}>
            {t('jobs.showAll')}
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      icon={JobsIcon}
      title={t('jobs.none')}
      action={
        <Button appearance="primary" onClick={() => void navigate({ to: '/users', search: {} })}>
          {t('jobs.toUsers')}
        </Button>
      }
    >
      {t('jobs.noneText')}
    </EmptyState>
  )
}

function jobColumns(t: Translate): readonly GridColumn<Row>[] {
  return [
    {
      id: 'what',
      header: t('jobs.column.what'),
      width: 'minmax(12rem, 1.6fr)',
      cell: (job) => <JobName job={job} />,
    },
    {
      id: 'state',
      header: t('jobs.column.state'),
      width: 'minmax(10rem, 1fr)',
      cell: ({ state }) => <JobStateBadge state={state} />,
    },
    {
      id: 'progress',
      header: t('jobs.column.progress'),
      width: 'minmax(10rem, 1.2fr)',
      cell: (job) => <JobHowFar job={job} />,
    },
    {
      id: 'by',
      header: t('jobs.column.by'),
      width: 'minmax(8rem, 1fr)',
      showFrom: 800,
      cell: ({ operator: { name } }) => <span title={name}>{name}</span>,
    },
    {
      id: 'when',
      header: t('jobs.column.when'),
      width: 'minmax(8rem, 0.8fr)',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} focusable={false} />,
    },
  ]
}

function JobName({ job: { id, kind, number } }: { readonly job: Row }) {
  const t = useT()
  const tabIndex = useRowTabIndex()
  return (
    <>
      <Link
        to="/jobs/$number"
        params={{ number: id }}
        className="grid-link jobs-name"
        tabIndex={tabIndex}
        preload={false}
      >
        {t(`job.kind.${kind}`)}
      </Link>{' '}
      <span className="secondary-text">{number}</span>
    </>
  )
}

/** A bar only while there is something to wait for. */
function JobHowFar({ job: { state, counts } }: { readonly job: Row }) {
  const t = useT()
  const { settled, total } = progressOf(counts)
  if (state === 'gathering') return <span aria-hidden="true">–</span>
  if (state === 'draft' || state === 'awaitingApproval')
    return <>{t('users.count', { count: total })}</>
  return (
    <span className="jobs-far">
      {state === 'running' || state === 'paused' ? <ProgressBar counts={counts} /> : null}
      <span>
        {t('job.progress', { done: settled, total })}
        {counts.failed === 0 ? null : ` · ${t('job.failed', { count: counts.failed })}`}
      </span>
    </span>
  )
}

function JobLines({ job }: { readonly job: Row }) {
  return (
    <div className="jobs-lines">
      <div>
        <JobName job={job} />
        <JobStateBadge state={job.state} />
      </div>
      <JobHowFar job={job} />
      <div className="secondary-text">
        {job.operator.name} · <RelativeTime at={job.createdAt} focusable={false} />
      </div>
    </div>
  )
}

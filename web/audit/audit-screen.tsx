import './audit-screen.css'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { AuditVerification } from '../../src/audit/contract.ts'
import { api } from '../api.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Button, Spinner } from '../ui/fluent.ts'
import { AuditIcon, SearchIcon, VerifyIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditList } from './audit-list.tsx'
import { auditQuery } from './audit-queries.ts'
import type { AuditSearch } from './audit-search.ts'
import { ExportMenu } from './export-menu.tsx'
import { VerificationResult } from './verification-result.tsx'

/** Who did what to whom, newest first. */
export function AuditScreen() {
  const t = useT()
  const search = useSearch({ from: '/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const query = useInfiniteQuery(auditQuery(search))
  const events = query.data?.pages.flatMap(({ value }) => value) ?? []
  const verification = useMutation({
    mutationFn: () => api.post<AuditVerification>('/audit/verification'),
  })
  const isFiltered = events.length === 0 && hasFilter(search)

  function handleSearch(change: { [Name in keyof AuditSearch]?: AuditSearch[Name] | undefined }) {
    void navigate({
      search: (before) => ({ ...before, ...change }) as AuditSearch,
      replace: true,
    })
  }

  return (
    <>
      <PageHeader
        title={t('audit.title')}
        subtitle={t('audit.subtitle')}
        actions={
          <>
            <ExportMenu search={search} />
            <ActionButton
              icon={<VerifyIcon />}
              label={t('audit.verify')}
              isPending={verification.isPending}
              onClick={() => verification.mutate()}
            />
          </>
        }
      />
      <div className="shell-section audit">
        <div role="status">
          {verification.isPending ? (
            <Spinner size="small" label={t('audit.verifying')} labelPosition="after" />
          ) : null}
          {verification.data === undefined ? null : (
            <VerificationResult result={verification.data} />
          )}
        </div>
        <ProblemMessage error={verification.error} />
        <AuditFilters search={search} events={events} onSearch={handleSearch} />
        <ProblemMessage error={query.error} />
        {query.isPending ? <Spinner label={t('common.loading')} /> : null}
        {events.length > 0 ? <AuditList events={events} /> : null}
        {query.isSuccess && events.length === 0 ? (
          <EmptyState
            icon={isFiltered ? SearchIcon : AuditIcon}
            title={isFiltered ? t('audit.noMatch') : t('audit.none')}
            action={
              isFiltered ? (
                <Button onClick={() => void navigate({ search: {}, replace: true })}>
                  {t('audit.clear')}
                </Button>
              ) : null
            }
          >
            {isFiltered ? t('audit.noMatchText') : t('audit.noneText')}
          </EmptyState>
        ) : null}
        {query.hasNextPage ? (
          <div>
            <Button
              disabledFocusable={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('audit.showMore')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  )
}

function hasFilter({ search, action, outcome, from, until, actor, target }: AuditSearch): boolean {
  return [search, action, outcome, from, until, actor, target].some((each) => each !== undefined)
}

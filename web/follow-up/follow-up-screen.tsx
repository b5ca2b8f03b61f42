import './follow-up-screen.css'
import { useInfiniteQuery, useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import type { FollowUpGroup } from '../../src/follow-ups/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { Button } from '../ui/fluent.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FollowUpIcon, RefreshIcon, SearchIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useT } from '../ui/t.tsx'
import { followUpCountsQuery, followUpsQuery } from './follow-up-queries.ts'
import type { FollowUpSearch } from './follow-up-search.ts'
import { GROUPS } from './follow-up-search.ts'
import { FollowUpSection } from './follow-up-section.tsx'
import { FollowUpTabs } from './follow-up-tabs.tsx'
import { MailPauseBanner } from './mail-pause-banner.tsx'
import { useCardKeys } from './use-card-keys.ts'

export function FollowUpScreen() {
  const t = useT()
  const { group, search } = useSearch({ from: '/follow-up' })
  const navigate = useNavigate({ from: '/follow-up' })
  const client = useQueryClient()
  const frame = useRef<HTMLDivElement>(null)
  const { data: counts } = useQuery(followUpCountsQuery())
  const groups = group === undefined ? GROUPS : [group]
  const handovers = useGroup('needsYou', groups, search)
    .concat(useGroup('waiting', groups, search))
    .concat(useGroup('done', groups, search))
  useCardKeys(frame, (number) => handovers.find((each) => each.number === number))

  const isFetching = useIsFetching({ queryKey: ['follow-ups'] }) > 0
  const isKnown = counts !== undefined
  const isAllEmpty =
    isKnown && counts.needsYou + counts.waiting + counts.done === 0 && search === undefined

  function handleSearch(change: {
    group?: FollowUpGroup | undefined
    search?: string | undefined
  }) {
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...change }) as FollowUpSearch,
      replace: true,
    })
  }

  return (
    <>
      <PageHeader
        title={t('followUp.title')}
        subtitle={t('followUp.subtitle')}
        actions={
          <ActionButton
            appearance="subtle"
            icon={<RefreshIcon />}
            label={t('followUp.refresh')}
            onClick={() => void client.invalidateQueries({ queryKey: ['follow-ups'] })}
          />
        }
      />
      <div className="follow-up-bar">
        <FollowUpTabs
          current={group}
          counts={counts}
          onChange={(next) => handleSearch({ group: next })}
        />
        <div className="follow-up-bar-search">
          <SearchField
            label={t('followUp.search')}
            value={search ?? ''}
            onChange={(text) => handleSearch({ search: text === '' ? undefined : text })}
          />
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {isKnown ? t('followUp.updated', { count: counts.needsYou }) : ''}
      </p>
      <div className="shell-section follow-up-groups" ref={frame}>
        <MailPauseBanner
          seenReason={
            handovers.find(({ transportPaused }) => transportPaused !== null)?.transportPaused ??
            undefined
          }
        />
        {isAllEmpty && group === undefined ? (
          <EmptyState
            icon={FollowUpIcon}
            title={t('followUp.none.all')}
            action={
              <Button appearance="primary" onClick={() => void navigate({ to: '/users' })}>
                {t('followUp.none.goToUsers')}
              </Button>
            }
          >
            {t('followUp.none.allText')}
          </EmptyState>
        ) : (
          groups.map((each) => (
            <FollowUpSection
              key={each}
              group={each}
              search={search}
              count={counts?.[each]}
              isAlone={group !== undefined}
            />
          ))
        )}
        {search === undefined || handovers.length > 0 || isFetching ? null : (
          <EmptyState
            icon={SearchIcon}
            title={t('followUp.noMatch.title')}
            action={
              <Button onClick={() => handleSearch({ search: undefined })}>
                {t('followUp.noMatch.clear')}
              </Button>
            }
          >
            {t('followUp.noMatch.text')}
          </EmptyState>
        )}
      </div>
    </>
  )
}

/** What its section shows, from the same cache. */
function useGroup(
  group: FollowUpGroup,
  wanted: readonly FollowUpGroup[],
  search: string | undefined,
) {
  const { data } = useInfiniteQuery({
    ...followUpsQuery(group, search),
    enabled: wanted.includes(group),
  })
  if (!wanted.includes(group)) return []
  return data?.pages.flatMap(({ value }) => value) ?? []
}

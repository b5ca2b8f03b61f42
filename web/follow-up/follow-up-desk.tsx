import './follow-up-desk.css'
import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useWorking } from '../handovers/work/work-context.ts'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { Button } from '../ui/fluent.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FollowUpIcon, RefreshIcon, SearchIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useT } from '../ui/t.tsx'
import { followUpCountsQuery } from './follow-up-queries.ts'
import { FollowUpScopes } from './follow-up-scopes.tsx'
import type { FollowUpSearch } from './follow-up-search.ts'
import { FollowUpSection } from './follow-up-section.tsx'
import { FollowUpSelection } from './follow-up-selection.tsx'
import { FollowUpTabs } from './follow-up-tabs.tsx'
import { MailPauseBanner } from './mail-pause-banner.tsx'
import { useCardFocus } from './use-card-focus.ts'
import { useCardKeys } from './use-card-keys.ts'
import { useCardSelection } from './use-card-selection.ts'
import { useFollowUps } from './use-follow-ups.ts'
import { countsOf, useScope } from './use-scope.ts'

/** Who has to be helped, whose that is, and what to do next. */
export function FollowUpDesk() {
  const t = useT()
  const { can } = useSession()
  const { group, search } = useSearch({ from: '/follow-up' })
  const navigate = useNavigate({ from: '/follow-up' })
  const client = useQueryClient()
  const frame = useRef<HTMLDivElement>(null)
  const { data: counts } = useQuery(followUpCountsQuery())
  const scope = useScope(counts)
  const mayWork = can('followUps.work')
  const scoped = counts === undefined || scope === undefined ? undefined : countsOf(counts, scope)

  const wanted = { scope, search, isAlone: group !== undefined }
  const isWanted = (each: 'needsYou' | 'waiting' | 'done') => group === undefined || group === each
  const needsYou = useFollowUps({ ...wanted, group: 'needsYou', isWanted: isWanted('needsYou') })
  const waiting = useFollowUps({ ...wanted, group: 'waiting', isWanted: isWanted('waiting') })
  const done = useFollowUps({ ...wanted, group: 'done', isWanted: isWanted('done') })
  const groups = [needsYou, waiting, done].filter((each) => isWanted(each.group))
  const shown = groups.flatMap((each) => each.shown)

  const { listen } = useWorking()
  const focus = useCardFocus(frame)
  const selecting = useCardSelection(shown)
  const handleCardKey = useCardKeys({ shown, focus, selecting, mayWork })
  const { restore } = focus
  const { clear } = selecting
  useEffect(() =>
    listen({
      onFocusLost: restore,
      // What one does oneself is shown at once.
      onWorked: () => {
        clear()
        for (const { steady } of groups) steady.release()
      },
    }),
  )

  const isFetching = useIsFetching({ queryKey: ['follow-ups'] }) > 0
  const isAllEmpty = useMemo(
    () =>
      counts !== undefined &&
      counts.needsYou + counts.waiting + counts.done === 0 &&
      search === undefined,
    [counts, search],
  )

  function handleSearch(change: {
    [Name in keyof FollowUpSearch]?: FollowUpSearch[Name] | undefined
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
        <FollowUpScopes
          current={scope}
          counts={counts}
          onChange={(next) => handleSearch({ scope: next })}
        />
        <div className="follow-up-bar-search">
          <SearchField
            label={t('followUp.search')}
            value={search ?? ''}
            onChange={(text) => handleSearch({ search: text === '' ? undefined : text })}
          />
        </div>
      </div>
      <div className="follow-up-bar-groups">
        <FollowUpTabs
          current={group}
          counts={scoped}
          onChange={(next) => handleSearch({ group: next })}
        />
      </div>
      <p className="visually-hidden" role="status">
        {scoped === undefined ? '' : t('followUp.updated', { count: scoped.needsYou })}
      </p>
      <div className="shell-section follow-up-groups" ref={frame}>
        {mayWork ? <FollowUpSelection shown={shown} selecting={selecting} /> : null}
        <MailPauseBanner
          seenReason={
            shown.find(({ transportPaused }) => transportPaused !== null)?.transportPaused ??
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
              key={each.group}
              followUps={each}
              scope={scope}
              search={search}
              count={scoped?.[each.group]}
              unassigned={counts?.unassigned.needsYou ?? 0}
              isAlone={group !== undefined}
              selecting={mayWork ? selecting : undefined}
              onKeyDown={handleCardKey}
            />
          ))
        )}
        {search === undefined || shown.length > 0 || isFetching ? null : (
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

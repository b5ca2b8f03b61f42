import './follow-up-section.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { FollowUpGroup } from '../../src/follow-ups/contract.ts'
import type { Handover } from '../../src/handovers/contract.ts'
import { Button, Spinner } from '../ui/fluent.ts'
import { AscendingIcon } from '../ui/icons.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useFormats, useT } from '../ui/t.tsx'
import { FollowUpCard } from './follow-up-card.tsx'
import { FollowUpEmpty } from './follow-up-empty.tsx'
import { followUpsQuery } from './follow-up-queries.ts'
import { useSteadyList } from './use-steady-list.ts'

/** Beside the other groups only so many stand; the rest is one link away. */
const IN_OVERVIEW = 5

interface Props {
  readonly group: FollowUpGroup
  readonly search: string | undefined
  readonly count: number | undefined
  /** The group has the page to itself. */
  readonly isAlone: boolean
}

export function FollowUpSection({ group, search, count, isAlone }: Props) {
  const t = useT()
  const { number } = useFormats()
  const query = useInfiniteQuery(followUpsQuery(group, search))
  const pages = query.data?.pages
  const latest = useMemo(() => pages?.flatMap(({ value }) => value) ?? [], [pages])
  const { shown: all, heldBack, release, frame, item } = useSteadyList(latest, search ?? '')
  const isCut = !isAlone && group !== 'needsYou' && search === undefined
  const shown = isCut ? all.slice(0, IN_OVERVIEW) : all
  // The lists know more than the counts when something is searched for.
  const total = search === undefined ? count : query.hasNextPage ? undefined : all.length
  if (query.isSuccess && shown.length === 0 && search !== undefined) return null
  const headingId = `follow-up-group-${group}`
  const isGone = (handover: Handover) =>
    !latest.some(({ number: each }) => each === handover.number)

  return (
    <section
      className="follow-up-section"
      aria-labelledby={headingId}
      aria-busy={query.isPending}
      {...frame}
    >
      <h2 id={headingId} className="follow-up-section-title">
        {t(`followUp.group.${group}`)}
        {total === undefined ? null : (
          <span className={`follow-up-section-count follow-up-section-count-${group}`}>
            {number.format(total)}
          </span>
        )}
      </h2>
      {group === 'done' && isAlone ? (
        <p className="follow-up-section-note">{t('followUp.doneSince')}</p>
      ) : null}
      <ProblemMessage error={query.error} />
      {query.isPending ? <Spinner size="small" label={t('common.loading')} /> : null}
      {query.isSuccess && shown.length === 0 ? (
        <FollowUpEmpty group={group} isAlone={isAlone} />
      ) : null}
      {heldBack === 0 ? null : (
        <Button
          className="follow-up-section-new"
          appearance="primary"
          shape="circular"
          size="small"
          icon={<AscendingIcon />}
          onClick={release}
        >
          {t('followUp.new', { count: heldBack })}
        </Button>
      )}
      <ul className="follow-up-section-list">
        {shown.map((handover) => (
          <li key={handover.number} {...item(handover.number)}>
            {isGone(handover) ? (
              <p className="follow-up-section-gone">{t('followUp.gone')}</p>
            ) : null}
            <FollowUpCard handover={handover} level="h3" />
          </li>
        ))}
      </ul>
      {isCut && all.length > IN_OVERVIEW ? (
        <Link to="/follow-up" search={{ group }} className="follow-up-section-more">
          {t('followUp.showAll', { count: Math.max(count ?? 0, all.length) })}
        </Link>
      ) : null}
      {!isCut && query.hasNextPage ? (
        <Button
          disabledFocusable={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('followUp.showMore')}
        </Button>
      ) : null}
    </section>
  )
}

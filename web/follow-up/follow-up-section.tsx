import './follow-up-section.css'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import type { FollowUpScope } from '../../src/follow-ups/contract.ts'
import type { Handover } from '../../src/handovers/contract.ts'
import { Button, Spinner } from '../ui/fluent.ts'
import { AscendingIcon } from '../ui/icons.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import type { CardSelecting } from './follow-up-card.tsx'
import { FollowUpCard } from './follow-up-card.tsx'
import { FollowUpEmpty } from './follow-up-empty.tsx'
import { useCountText } from './use-count-text.ts'
import type { FollowUps } from './use-follow-ups.ts'

interface Props {
  readonly followUps: FollowUps
  readonly scope: FollowUpScope | undefined
  readonly search: string | undefined
  readonly count: number | undefined
  /** How many need somebody and are nobody's. */
  readonly unassigned: number
  /** The group has the page to itself. */
  readonly isAlone: boolean
  readonly selecting: CardSelecting | undefined
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, handover: Handover) => void
}

export function FollowUpSection(props: Props) {
  const { followUps, scope, search, count, unassigned, isAlone, selecting, onKeyDown } = props
  const { group, query, latest, all, isCut, shown } = followUps
  const { heldBack, release, frame, item } = followUps.steady
  const t = useT()
  const countText = useCountText()
  // The lists know more than the counts when something is searched for.
  const total = search === undefined ? count : query.hasNextPage ? undefined : all.length
  if (query.isSuccess && shown.length === 0 && search !== undefined) return null
  const headingId = `follow-up-group-${group}`
  const isGone = (handover: Handover) => !latest.some(({ number }) => number === handover.number)

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
            {countText(total)}
          </span>
        )}
      </h2>
      {group === 'done' && isAlone ? (
        <p className="follow-up-section-note">{t('followUp.doneSince')}</p>
      ) : null}
      <ProblemMessage error={query.error} />
      {query.isPending ? <Spinner size="small" label={t('common.loading')} /> : null}
      {query.isSuccess && shown.length === 0 ? (
        <FollowUpEmpty
          group={group}
          scope={scope ?? 'all'}
          unassigned={unassigned}
          isAlone={isAlone}
        />
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
            <FollowUpCard
              handover={handover}
              level="h3"
              group={group}
              selecting={selecting}
              onKeyDown={onKeyDown}
            />
          </li>
        ))}
      </ul>
      {isCut && (all.length > shown.length || query.hasNextPage) ? (
        <Link
          from="/follow-up"
          to="."
          search={(before) => ({ ...before, group })}
          className="follow-up-section-more"
        >
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

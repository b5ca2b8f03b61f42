import './follow-up-card.css'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import type { FollowUpGroup } from '../../src/follow-ups/contract.ts'
import type { Handover } from '../../src/handovers/contract.ts'
import { CallsLine } from '../handovers/calls-line.tsx'
import { HandoverMenu } from '../handovers/handover-menu.tsx'
import { nextAction } from '../handovers/next-action.ts'
import { PrimaryAction } from '../handovers/primary-action.tsx'
import { ReasonBadge } from '../handovers/reason-badge.tsx'
import { useReasonWords } from '../handovers/reason-words.ts'
import { Timeline } from '../handovers/timeline.tsx'
import { MoreReasons } from '../handovers/work/more-reasons.tsx'
import { WorkLine } from '../handovers/work/work-line.tsx'
import { isOverdue } from '../handovers/work/work.ts'
import { Avatar, Checkbox } from '../ui/fluent.ts'
import { HandoverStateBadge } from '../ui/handover-state.tsx'
import { DueIcon, MailClockIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { RelativeTime, useNow } from '../ui/relative-time.tsx'
import { useT, useWords } from '../ui/t.tsx'

export interface CardSelecting {
  readonly isSelected: (number: number) => boolean
  readonly toggle: (number: number) => void
  readonly extendTo: (number: number) => void
}

interface Props {
  readonly handover: Handover
  readonly level: 'h2' | 'h3'
  readonly group: FollowUpGroup
  /** Left out for who may only look. */
  readonly selecting: CardSelecting | undefined
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, handover: Handover) => void
}

/** One hand-over: who, where to, by whom, why it stands here, how far it came, and what to do next. */
export function FollowUpCard({ handover, level: Heading, group, selecting, onKeyDown }: Props) {
  const t = useT()
  const { find } = useWords()
  const wordsOf = useReasonWords()
  const now = useNow()
  const { number, reference, user, recipient, operatorName, createdAt, way, followUp } = handover
  const titleId = `follow-up-${number}`
  const isDue = group === 'needsYou' && isOverdue(handover, now)
  const mark = followUp?.urgent === true ? 'urgent' : followUp !== null || isDue ? 'open' : 'none'
  const step = nextAction(handover).kind === 'none' ? 'resting' : 'acting'
  const isSelected = selecting?.isSelected(number) === true
  const { transportPaused: pause, transportRetryAt: retryAt } = handover

  return (
    <article
      className={`follow-up-card follow-up-card-${mark} follow-up-card-${step} ${selecting === undefined ? '' : 'follow-up-card-selectable'}`}
      data-group={group}
      data-selected={isSelected}
      aria-labelledby={titleId}
      data-follow-up-card={number}
      tabIndex={-1}
      onKeyDown={(event) => onKeyDown(event, handover)}
    >
      <div className="follow-up-card-who">
        {selecting === undefined ? null : (
          <Checkbox
            className="follow-up-card-select"
            checked={isSelected}
            aria-label={t('followUp.selectCard', { name: user.displayName, reference })}
            onClick={(event) => {
              // A check box would also mark the words in between.
              if (event.shiftKey) selecting.extendTo(number)
              else selecting.toggle(number)
            }}
          />
        )}
        <Avatar aria-hidden="true" name={user.displayName} size={40} color="colorful" />
        <div className="follow-up-card-text">
          <div className="follow-up-card-name">
            <Heading id={titleId}>
              <Link to="/handovers/$number" params={{ number: String(number) }}>
                {user.displayName}
              </Link>
            </Heading>
            <span className="follow-up-card-reference">{reference}</span>
          </div>
          {way === 'letter' ? null : (
            <div className="follow-up-card-line">
              {recipient === null
                ? t('followUp.shownTo', { name: operatorName })
                : t('followUp.sentTo', { address: recipient })}
            </div>
          )}
          <div className="follow-up-card-line">
            {t('followUp.by', { name: operatorName })} · <RelativeTime at={createdAt} />
          </div>
          <div className="follow-up-card-line">{t(`handover.way.${way}`)}</div>
        </div>
      </div>
      <div className="follow-up-card-reason">
        {followUp === null ? (
          isDue ? (
            <StateBadge tone="warning" icon={DueIcon} label={t('work.dueReason')} />
          ) : (
            <HandoverStateBadge state={handover.state} />
          )
        ) : (
          <ReasonBadge reason={followUp.reason} way={way} />
        )}
        <MoreReasons reasons={handover.otherReasons} way={way} />
        {pause === null ? null : (
          <StateBadge tone="warning" icon={MailClockIcon} label={t('followUp.paused.title')} />
        )}
        {pause === null ? null : (
          <p className="follow-up-card-advice">
            {find(`delivery.reason.${pause}`)}
            {retryAt === null ? null : (
              <>
                {' '}
                {t('followUp.paused.retry')} <RelativeTime at={retryAt} />
              </>
            )}
          </p>
        )}
        {followUp === null ? null : (
          <p className="follow-up-card-advice">{wordsOf(followUp.reason, way).advice}</p>
        )}
        {followUp === null || handover.calls.count === 0 ? null : (
          <p className="follow-up-card-advice">
            <CallsLine handover={handover} />
          </p>
        )}
      </div>
      <div className="follow-up-card-steps">
        <Timeline handover={handover} />
      </div>
      <div className="follow-up-card-primary">
        <PrimaryAction handover={handover} />
      </div>
      <div className="follow-up-card-menu">
        <HandoverMenu handover={handover} />
      </div>
      <div className="follow-up-card-work">
        <WorkLine handover={handover} />
      </div>
    </article>
  )
}

import './follow-up-card.css'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Handover } from '../../src/handovers/contract.ts'
import { HandoverMenu } from '../handovers/handover-menu.tsx'
import { PrimaryAction } from '../handovers/primary-action.tsx'
import { ReasonBadge } from '../handovers/reason-badge.tsx'
import { useReasonWords } from '../handovers/reason-words.ts'
import { Timeline } from '../handovers/timeline.tsx'
import { Avatar } from '../ui/fluent.ts'
import { HandoverStateBadge } from '../ui/handover-state.tsx'
import { MailClockIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useT, useWords } from '../ui/t.tsx'

interface Props {
  readonly handover: Handover
  readonly level: 'h2' | 'h3'
}

/** One hand-over: who, where to, by whom, why it stands here, how far it came, and what to do next. */
export function FollowUpCard({ handover, level: Heading }: Props) {
  const t = useT()
  const { find } = useWords()
  const wordsOf = useReasonWords()
  const navigate = useNavigate()
  const { number, reference, user, recipient, operatorName, createdAt, way, followUp } = handover
  const titleId = `follow-up-${number}`
  const mark = followUp === null ? 'none' : followUp.urgent ? 'urgent' : 'open'
  const { transportPaused: pause, transportRetryAt: retryAt } = handover

  return (
    <article
      className={`follow-up-card follow-up-card-${mark}`}
      aria-labelledby={titleId}
      data-follow-up-card={number}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return
        void navigate({ to: '/handovers/$number', params: { number: String(number) } })
      }}
    >
      <div className="follow-up-card-who">
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
          <div className="follow-up-card-line">
            {way === 'letter'
              ? t('followUp.letterBy', { name: operatorName })
              : recipient === null
                ? t('followUp.shownTo', { name: operatorName })
                : t('followUp.sentTo', { address: recipient })}
          </div>
          <div className="follow-up-card-line">
            {t('followUp.by', { name: operatorName })} · <RelativeTime at={createdAt} />
          </div>
          <div className="follow-up-card-line">{t(`handover.way.${way}`)}</div>
        </div>
      </div>
      <div className="follow-up-card-reason">
        {followUp === null ? (
          <HandoverStateBadge state={handover.state} />
        ) : (
          <ReasonBadge reason={followUp.reason} way={way} />
        )}
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
    </article>
  )
}

import './handover-screen.css'
import './handover-print.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ApiProblem } from '../api.ts'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Avatar, Spinner } from '../ui/fluent.ts'
import { HandoverStateBadge } from '../ui/handover-state.tsx'
import { BackIcon, ReceiptIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useNow } from '../ui/relative-time.tsx'
import { useFormats, useT } from '../ui/t.tsx'
import { AuditTrail } from './audit-trail.tsx'
import { useEachPage } from '../ui/use-each-page.ts'
import { FollowUpNotice } from './follow-up-notice.tsx'
import { HandoverActions } from './handover-actions.tsx'
import { HandoverEvents } from './handover-events.tsx'
import { HandoverFacts } from './handover-facts.tsx'
import { handoverQuery } from './handovers-queries.ts'
import { ReceiptHeadline } from './receipt-headline.tsx'
import { SupersededNotice } from './superseded-notice.tsx'
import { Timeline } from './timeline.tsx'
import { HandoverWork } from './work/handover-work.tsx'
import { WorkProvider } from './work/work-provider.tsx'

/** One hand-over's receipt: where it stands, who did what and when, and what to do next. */
export function HandoverScreen() {
  const t = useT()
  const { stamp } = useFormats()
  const now = useNow()
  const { me } = useSession()
  const { number } = useParams({ from: '/handovers/$number' })
  const { data: handover, error } = useQuery(handoverQuery(number))
  useEachPage(handover === undefined ? '' : `${me.organisation.name} · ${handover.reference}`)

  if (handover === undefined) {
    return (
      <>
        <PageHeader title={t('handover.title')} />
        <div className="shell-section">
          {error === null ? <Spinner label={t('common.loading')} /> : null}
          {error instanceof ApiProblem && error.status === 404 ? (
            <EmptyState
              icon={ReceiptIcon}
              title={t('handover.notFound')}
              action={
                <Link className="text-link" to="/follow-up">
                  {t('handover.back')}
                </Link>
              }
            />
          ) : (
            <ProblemMessage error={error} />
          )}
        </div>
      </>
    )
  }

  const { user, reference, state, supersededBy } = handover
  return (
    <WorkProvider>
      <div className="handover">
        <p className="handover-letterhead">
          {me.organisation.name} · {t('handover.printTitle')}
        </p>
        <nav className="handover-back">
          <Link to="/follow-up" className="handover-link">
            <BackIcon /> {t('handover.back')}
          </Link>
        </nav>
        <PageHeader
          title={user.displayName}
          subtitle={
            <span className="handover-subtitle">
              <span className="handover-reference">{reference}</span>
              <HandoverStateBadge state={state} />
            </span>
          }
          before={<Avatar aria-hidden="true" name={user.displayName} size={56} color="colorful" />}
          actions={<HandoverActions handover={handover} />}
        />
        <div className="shell-section handover-parts">
          <FollowUpNotice handover={handover} />
          {supersededBy === null ? null : <SupersededNotice by={supersededBy} />}
          <section
            className="handover-card handover-receipt"
            aria-label={t('handover.receiptTitle')}
          >
            <ReceiptHeadline handover={handover} />
            <Timeline handover={handover} withTimes />
          </section>
          <section className="handover-card handover-desk" aria-labelledby="handover-work">
            <h2 id="handover-work">{t('work.title')}</h2>
            <HandoverWork handover={handover} />
          </section>
          <section className="handover-card" aria-labelledby="handover-facts">
            <h2 id="handover-facts">{t('handover.facts')}</h2>
            <HandoverFacts handover={handover} />
          </section>
          <section className="handover-card" aria-labelledby="handover-events">
            <h2 id="handover-events">{t('handover.events')}</h2>
            <HandoverEvents events={handover.events} />
          </section>
          <section className="handover-card" aria-labelledby="handover-trail">
            <h2 id="handover-trail">{t('handover.trail')}</h2>
            <AuditTrail handover={handover} />
          </section>
          <p className="handover-printed">
            {t('handover.printed', {
              time: stamp.format(now),
              organisation: me.organisation.name,
            })}
          </p>
        </div>
      </div>
    </WorkProvider>
  )
}

import './latest-handovers.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ReasonBadge } from '../handovers/reason-badge.tsx'
import { Avatar, Spinner } from '../ui/fluent.ts'
import { HandoverStateBadge } from '../ui/handover-state.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useT } from '../ui/t.tsx'
import { latestQuery } from './latest-query.ts'

/** The five that an operator most likely looks for: what needs somebody first, then the newest. */
export function LatestHandovers() {
  const t = useT()
  const { data, error, isPending } = useQuery(latestQuery())
  return (
    <section className="home-box" aria-labelledby="home-latest">
      <div className="home-box-title">
        <h2 id="home-latest">{t('home.latest')}</h2>
        <Link to="/follow-up" className="home-link">
          {t('home.latestAll')}
        </Link>
      </div>
      <ProblemMessage error={error} />
      {isPending ? <Spinner size="small" label={t('common.loading')} /> : null}
      {data?.length === 0 ? <p className="latest-none">{t('home.latestNone')}</p> : null}
      <ul className="latest">
        {data?.map(({ number, reference, user, way, state, followUp, createdAt }) => (
          <li key={number} className="latest-item">
            <Avatar aria-hidden="true" name={user.displayName} size={32} color="colorful" />
            <div className="latest-who">
              <Link
                to="/handovers/$number"
                params={{ number: String(number) }}
                className="latest-name"
              >
                {user.displayName}
              </Link>
              <span className="latest-when">
                {reference} · <RelativeTime at={createdAt} />
              </span>
            </div>
            <div className="latest-state">
              {followUp === null ? (
                <HandoverStateBadge state={state} quiet />
              ) : (
                <ReasonBadge reason={followUp.reason} way={way} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

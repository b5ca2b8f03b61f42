import './latest-handovers.css'
import { Link } from '@tanstack/react-router'
import type { Home } from '../../src/overview/contract.ts'
import { ReasonBadge } from '../handovers/reason-badge.tsx'
import { Avatar } from '../ui/fluent.ts'
import { HandoverStateBadge } from '../ui/handover-state.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useT } from '../ui/t.tsx'

/** The few that an operator most likely looks for: what needs somebody, or else the newest. */
export function LatestHandovers({ home }: { readonly home: Home }) {
  const t = useT()
  const { latest, needsYou } = home
  return (
    <section className="home-box" aria-labelledby="home-latest">
      <div className="home-box-title">
        <h2 id="home-latest">{needsYou > 0 ? t('home.needs') : t('home.latest')}</h2>
        <Link to="/follow-up" className="home-link">
          {t('home.latestAll')}
        </Link>
      </div>
      {latest.length === 0 ? <p className="latest-none">{t('home.latestNone')}</p> : null}
      {latest.length > 0 && needsYou === 0 ? (
        <p className="latest-none">{t('home.latestQuiet')}</p>
      ) : null}
      <ul className="latest">
        {latest.map(({ number, reference, user, way, state, followUp, createdAt }) => (
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

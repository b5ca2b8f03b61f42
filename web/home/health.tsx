import './health.css'
import { Link } from '@tanstack/react-router'
import type { Home } from '../../src/overview/contract.ts'
import { useSession } from '../session.tsx'
import { useT } from '../ui/t.tsx'
import { DirectoryHealth } from './directory-health.tsx'
import { JobsHealth } from './jobs-health.tsx'
import { MailHealth } from './mail-health.tsx'
import { ReportsHealth } from './reports-health.tsx'

/** Does all that hand-overs depend on work? Says what to do where it doesn't. */
export function Health({ health }: { readonly health: Home['health'] }) {
  const t = useT()
  const { can } = useSession()
  return (
    <section className="home-box" aria-labelledby="home-health">
      <div className="home-box-title">
        <h2 id="home-health">{t('health.title')}</h2>
        {can('settings.read') ? (
          <Link to="/settings" search={{ section: 'mail' }} className="home-link">
            {t('home.mail.settings')}
          </Link>
        ) : null}
      </div>
      <dl className="health">
        <MailHealth mail={health.mail} />
        <JobsHealth worker={health.worker} />
        <ReportsHealth reports={health.reports} />
        <DirectoryHealth />
      </dl>
    </section>
  )
}

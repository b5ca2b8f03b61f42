import { Link } from '@tanstack/react-router'
import type { Home } from '../../src/sign-in/contract.ts'
import { useSession } from '../session.tsx'
import { MailAcceptedIcon, MailClockIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { useFormats, useT, useWords } from '../ui/t.tsx'

/** Hand-overs travel by mail: is it well? */
export function MailHealth({ mail }: { readonly mail: Home['mail'] }) {
  const t = useT()
  const { find } = useWords()
  const { list } = useFormats()
  const { can } = useSession()
  const isPaused = mail.state === 'paused'
  const isTakenOver = !isPaused && mail.pausedTransports.length > 0
  return (
    <section className="home-box" aria-labelledby="home-mail">
      <div className="home-box-title">
        <h2 id="home-mail">{t('home.mail')}</h2>
        {can('settings.read') ? (
          <Link to="/settings" search={{ section: 'mail' }} className="home-link">
            {t('home.mail.settings')}
          </Link>
        ) : null}
      </div>
      <StateBadge
        tone={isPaused || isTakenOver ? 'warning' : 'success'}
        icon={isPaused ? MailClockIcon : MailAcceptedIcon}
        label={isPaused ? t('home.mail.paused') : t('home.mail.ready')}
      />
      {isPaused ? (
        <p className="secondary-text">
          {mail.waiting > 0 ? `${t('followUp.paused.count', { count: mail.waiting })} ` : null}
          {find(`delivery.reason.${mail.reason ?? 'unexpected'}`) ??
            t('delivery.reason.unexpected')}
        </p>
      ) : null}
      {isTakenOver ? (
        <p className="secondary-text">
          {t('home.mail.takenOver', { names: list.format(mail.pausedTransports) })}
        </p>
      ) : null}
    </section>
  )
}

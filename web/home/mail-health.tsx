import type { Home } from '../../src/overview/contract.ts'
import { MailAcceptedIcon, MailClockIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { useFormats, useT, useWords } from '../ui/t.tsx'
import { HealthRow } from './health-row.tsx'

/** Hand-overs travel by mail: does it leave, and by all of its ways? */
export function MailHealth({ mail }: { readonly mail: Home['health']['mail'] }) {
  const t = useT()
  const { find } = useWords()
  const { list } = useFormats()
  const isPaused = mail.state === 'paused'
  const isTakenOver = !isPaused && mail.pausedTransports.length > 0
  return (
    <HealthRow
      label={t('home.mail')}
      state={
        <StateBadge
          tone={isPaused || isTakenOver ? 'warning' : 'success'}
          icon={isPaused ? MailClockIcon : MailAcceptedIcon}
          label={isPaused ? t('home.mail.paused') : t('home.mail.ready')}
        />
      }
    >
      {isPaused ? (
        <p>
          {mail.waiting > 0 ? `${t('followUp.paused.count', { count: mail.waiting })} ` : null}
          {find(`delivery.reason.${mail.reason ?? 'unexpected'}`) ??
            t('delivery.reason.unexpected')}
        </p>
      ) : null}
      {isTakenOver ? (
        <p>{t('home.mail.takenOver', { names: list.format(mail.pausedTransports) })}</p>
      ) : null}
    </HealthRow>
  )
}

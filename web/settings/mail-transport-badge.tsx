import type { MailTransport } from '../../src/organisation/contract.ts'
import { MailAcceptedIcon, MailClockIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { useT } from '../ui/t.tsx'

/** A limit that is reached is no fault. */
export function MailTransportBadge({ transport }: { readonly transport: MailTransport }) {
  const t = useT()
  if (transport.state === 'ready')
    return <StateBadge tone="success" icon={MailAcceptedIcon} label={t('settings.mail.ready')} />
  return transport.reason === 'limitReached' ? (
    <StateBadge tone="neutral" icon={MailClockIcon} label={t('settings.mail.limited')} />
  ) : (
    <StateBadge tone="warning" icon={MailClockIcon} label={t('settings.mail.paused')} />
  )
}

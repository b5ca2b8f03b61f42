import './mail-state.css'
import type { Mail } from '../../src/organisation/contract.ts'
import { Facts } from '../ui/facts.tsx'
import { MailClockIcon } from '../ui/icons.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useFormats, useT, useWords } from '../ui/t.tsx'
import { MailTransportCard } from './mail-transport-card.tsx'

interface Props {
  readonly mail: Mail
  readonly level: 'h2' | 'h3'
  /** Chooses the transport that a test goes by. */
  readonly onTest?: (transport: string) => void
}

/** How mail fares: each way out, in the order in which they are tried, and what all of them have in common. */
export function MailState({ mail, level, onTest }: Props) {
  const t = useT()
  const { find } = useWords()
  const { number } = useFormats()
  const { transports, waiting, reason, refusedReports } = mail
  return (
    <section className="mail-states" aria-label={t('settings.mail.state')}>
      {transports.length > 0 ? null : (
        <div className="mail-state">
          <StateBadge tone="warning" icon={MailClockIcon} label={t('settings.mail.paused')} />
          <p>{find(`delivery.reason.${reason ?? 'notConfigured'}`)}</p>
        </div>
      )}
      {transports.map((transport) => (
        <MailTransportCard
          key={transport.name}
          transport={transport}
          others={transports.filter((other) => other !== transport)}
          level={level}
          onTest={onTest}
        />
      ))}
      {transports.length === 1 && refusedReports.lastAt === null ? null : (
        <Facts
          facts={[
            { label: t('settings.mail.waitingAll'), value: number.format(waiting) },
            ...(refusedReports.lastAt === null
              ? []
              : [
                  {
                    label: t('settings.mail.refusedReports'),
                    value: (
                      <>
                        {number.format(refusedReports.times)} {' · '}
                        <RelativeTime at={refusedReports.lastAt} />
                      </>
                    ),
                  },
                ]),
          ]}
        />
      )}
    </section>
  )
}

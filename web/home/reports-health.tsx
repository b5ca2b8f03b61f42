import type { Home } from '../../src/overview/contract.ts'
import { CircleIcon, MailReadIcon, WarningIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { useFormats, useT, useWords } from '../ui/t.tsx'
import { HealthRow } from './health-row.tsx'

/** Does anything tell what becomes of messages? */
export function ReportsHealth({ reports }: { readonly reports: Home['health']['reports'] }) {
  const t = useT()
  const { dateTime } = useFormats()
  const { find } = useWords()
  const { lastAt, refused, mailbox } = reports
  const isBroken = mailbox?.state === 'failed' || mailbox?.state === 'abandoned'
  return (
    <HealthRow
      label={t('health.reports')}
      state={
        isBroken ? (
          <StateBadge
            tone="warning"
            icon={WarningIcon}
            label={t(`settings.mail.mailbox.state.${mailbox.state}`)}
          />
        ) : lastAt === null ? (
          <StateBadge tone="neutral" icon={CircleIcon} label={t('health.reports.none')} />
        ) : (
          <StateBadge
            tone="success"
            icon={MailReadIcon}
            label={t('health.reports.last', { time: dateTime.format(new Date(lastAt)) })}
          />
        )
      }
    >
      {isBroken ? (
        <p>
          {mailbox.reason === null
            ? t('settings.mail.mailbox.abandonedText')
            : (find(`settings.mail.mailbox.reason.${mailbox.reason}`) ??
              t('settings.mail.mailbox.reason.unexpected'))}
        </p>
      ) : null}
      {lastAt === null && !isBroken ? <p>{t('health.reports.noneText')}</p> : null}
      {refused === null || refused === 0 ? null : (
        <p>{t('health.reports.refused', { count: refused })}</p>
      )}
    </HealthRow>
  )
}

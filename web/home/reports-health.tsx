import type { Home } from '../../src/overview/contract.ts'
import { CircleIcon, MailReadIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { useFormats, useT } from '../ui/t.tsx'
import { HealthRow } from './health-row.tsx'

/** Does anything tell what becomes of messages? */
export function ReportsHealth({ reports }: { readonly reports: Home['health']['reports'] }) {
  const t = useT()
  const { dateTime } = useFormats()
  const { lastAt, refused } = reports
  return (
    <HealthRow
      label={t('health.reports')}
      state={
        lastAt === null ? (
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
      {lastAt === null ? <p>{t('health.reports.noneText')}</p> : null}
      {refused === null || refused === 0 ? null : (
        <p>{t('health.reports.refused', { count: refused })}</p>
      )}
    </HealthRow>
  )
}

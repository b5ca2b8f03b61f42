import { DoneIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { useT } from '../ui/t.tsx'
import { HealthRow } from './health-row.tsx'

/** Where passwords live: the database that also answers this page, so that it is there when this is read. */
export function DirectoryHealth() {
  const t = useT()
  return (
    <HealthRow
      label={t('health.directory')}
      state={<StateBadge tone="success" icon={DoneIcon} label={t('health.directory.builtIn')} />}
    />
  )
}

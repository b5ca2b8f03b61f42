import { SnoozeIcon } from '../../ui/icons.ts'
import { useNow } from '../../ui/relative-time.tsx'
import { useT } from '../../ui/t.tsx'
import { WorkTime } from './work-time.tsx'
import { isSnoozed } from './work.ts'

/** Until when it is put aside; nothing once it is back. */
export function SnoozeTime({ snoozedUntil }: { readonly snoozedUntil: string }) {
  const t = useT()
  const isAside = isSnoozed({ snoozedUntil }, useNow())
  if (!isAside) return null
  return <WorkTime icon={SnoozeIcon} tone="plain" word={t('work.snoozed')} at={snoozedUntil} />
}

import { DueIcon } from '../../ui/icons.ts'
import { useNow } from '../../ui/relative-time.tsx'
import { useT } from '../../ui/t.tsx'
import { WorkTime } from './work-time.tsx'
import { isOverdue } from './work.ts'

/** By when somebody has to have looked at it. */
export function DueTime({ dueAt }: { readonly dueAt: string }) {
  const t = useT()
  const late = isOverdue({ dueAt }, useNow())
  return (
    <WorkTime
      icon={DueIcon}
      tone={late ? 'late' : 'plain'}
      word={late ? t('work.overdue') : t('work.due')}
      at={dueAt}
    />
  )
}

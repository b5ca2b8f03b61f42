import './follow-up-tabs.css'
import type { FollowUpGroup } from '../../src/follow-ups/contract.ts'
import { Tab, TabList } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'
import { GROUPS } from './follow-up-search.ts'
import { useCountText } from './use-count-text.ts'

interface Props {
  readonly current: FollowUpGroup | undefined
  readonly counts: Readonly<Record<FollowUpGroup, number>> | undefined
  readonly onChange: (group: FollowUpGroup | undefined) => void
}

/** Everything, or one group alone. */
export function FollowUpTabs({ current, counts, onChange }: Props) {
  const t = useT()
  const countText = useCountText()
  return (
    <div className="follow-up-tabs">
      <TabList
        aria-label={t('followUp.groups')}
        selectedValue={current ?? 'all'}
        onTabSelect={(_, { value }) => onChange(GROUPS.find((group) => group === value))}
      >
        <Tab value="all">{t('followUp.group.all')}</Tab>
        {GROUPS.map((group) => (
          <Tab key={group} value={group}>
            {t(`followUp.group.${group}`)}
            {counts === undefined ? null : (
              <span className="follow-up-tabs-count">{countText(counts[group])}</span>
            )}
          </Tab>
        ))}
      </TabList>
    </div>
  )
}

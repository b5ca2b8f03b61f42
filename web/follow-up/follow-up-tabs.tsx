import './follow-up-tabs.css'
import type { FollowUpCounts, FollowUpGroup } from '../../src/follow-ups/contract.ts'
import { Tab, TabList } from '../ui/fluent.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { GROUPS } from './follow-up-search.ts'

interface Props {
  readonly current: FollowUpGroup | undefined
  readonly counts: FollowUpCounts | undefined
  readonly onChange: (group: FollowUpGroup | undefined) => void
}

/** Everything, or one group alone. */
export function FollowUpTabs({ current, counts, onChange }: Props) {
  const t = useT()
  const { number } = useFormats()
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
              <span className="follow-up-tabs-count">{number.format(counts[group])}</span>
            )}
          </Tab>
        ))}
      </TabList>
    </div>
  )
}

import { Tab, TabList } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'
import type { TabView } from './users-search.ts'
import { TAB_VIEWS } from './users-search.ts'

interface Props {
  readonly current: TabView
  readonly onChange: (view: TabView | undefined) => void
}

/** The standing questions about one's users, as tabs. */
export function UsersViews({ current, onChange }: Props) {
  const t = useT()
  return (
    <div className="users-views">
      <TabList
        aria-label={t('users.views')}
        selectedValue={current}
        onTabSelect={(_, { value }) => {
          const view = TAB_VIEWS.find((each) => each === value)
          onChange(view === 'all' ? undefined : view)
        }}
      >
        {TAB_VIEWS.map((view) => (
          <Tab key={view} value={view}>
            {t(`users.view.${view}`)}
          </Tab>
        ))}
      </TabList>
    </div>
  )
}

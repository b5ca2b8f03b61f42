import { useEffect, useRef } from 'react'
import { Tab, TabList } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'
import type { SearchChange, UsersSearch } from './users-search.ts'
import { TAB_VIEWS } from './users-search.ts'
import type { SavedViewsState } from './views/use-saved-views.ts'
import { CLEARED, searchOfView } from './views/view-search.ts'

/** So many stand as tabs; where there are more, only the one that is looked at does. */
const MOST_TABS = 4

interface Props {
  readonly search: UsersSearch
  readonly saved: SavedViewsState
  readonly onSearch: (change: SearchChange) => void
}

/** The standing questions about one's users and one's own, as tabs. */
export function UsersViews({ search, saved, onSearch }: Props) {
  const t = useT()
  const { views, current } = saved
  const tabs = views.length <= MOST_TABS ? views : views.filter(({ id }) => id === current?.id)

  const strip = useRef<HTMLDivElement>(null)
  const selected = current?.id ?? search.view ?? 'all'
  // The strip scrolls sideways where it is narrow: what is chosen elsewhere must be seen in it.
  useEffect(() => {
    strip.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [selected])

  function handleSelect(value: unknown) {
    const chosen = views.find(({ id }) => id === value)
    if (chosen !== undefined) {
      onSearch(searchOfView(chosen))
      return
    }
    const standard = TAB_VIEWS.find((each) => each === value)
    const view = standard === 'all' ? undefined : standard
    // A saved view is left as a whole; what one has narrowed oneself stays.
    onSearch({ ...(current === undefined ? {} : CLEARED), view })
  }

  return (
    <div ref={strip} className="users-views">
      <TabList
        aria-label={t('users.views')}
        selectedValue={selected}
        onTabSelect={(_, { value }) => handleSelect(value)}
      >
        {TAB_VIEWS.map((view) => (
          <Tab key={view} value={view}>
            {t(`users.view.${view}`)}
          </Tab>
        ))}
        {tabs.map(({ id, name }) => (
          <Tab key={id} value={id}>
            <span className="users-views-name" title={name}>
              {name}
            </span>
          </Tab>
        ))}
      </TabList>
    </div>
  )
}

import { lazy, Suspense, useState } from 'react'
import { ActionButton } from '../ui/action-button.tsx'
import type { Command } from '../ui/command-bar.tsx'
import { CommandBar } from '../ui/command-bar.tsx'
import { Button } from '../ui/fluent.ts'
import { ColumnsIcon, FilterIcon } from '../ui/icons.ts'
import { SearchField } from '../ui/search-field.tsx'
import { useT } from '../ui/t.tsx'
import { UsersChips } from './users-chips.tsx'
import type { SearchChange, UsersSearch } from './users-search.ts'
import { FILTERS } from './users-search.ts'

const UsersFilters = lazy(async () => ({
  default: (await import('./users-filters.tsx')).UsersFilters,
}))

interface Props {
  readonly commands: readonly Command[]
  readonly search: UsersSearch
  readonly onSearch: (change: SearchChange) => void
  readonly onColumns: () => void
}

export function UsersToolbar({ commands, search, onSearch, onColumns }: Props) {
  const t = useT()
  const active = FILTERS.filter((filter) => search[filter] !== undefined).length
  const [isOpen, setOpen] = useState(false)

  return (
    <>
      <div className="users-toolbar">
        <CommandBar label={t('users.commands')} commands={commands} />
        <div className="users-toolbar-find">
          <Button
            appearance="subtle"
            icon={<FilterIcon />}
            aria-expanded={isOpen}
            aria-controls="users-filters"
            onClick={() => setOpen(!isOpen)}
          >
            {active === 0 ? t('users.filter') : t('users.filterCount', { count: active })}
          </Button>
          <ActionButton
            iconOnly
            appearance="subtle"
            label={t('users.columns')}
            icon={<ColumnsIcon />}
            onClick={onColumns}
          />
          <SearchField
            label={t('users.search')}
            value={search.search ?? ''}
            onChange={(text) => onSearch({ search: text === '' ? undefined : text })}
          />
        </div>
      </div>
      <div id="users-filters" hidden={!isOpen} className="users-filters">
        {isOpen ? (
          <Suspense>
            <UsersFilters search={search} onSearch={onSearch} />
          </Suspense>
        ) : null}
      </div>
      {active === 0 ? null : <UsersChips search={search} onSearch={onSearch} />}
    </>
  )
}

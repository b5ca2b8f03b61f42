import { useState } from 'react'
import type { Command } from '../ui/command-bar.tsx'
import { CommandBar } from '../ui/command-bar.tsx'
import { Button } from '../ui/fluent.ts'
import { FilterIcon } from '../ui/icons.ts'
import { SearchField } from '../ui/search-field.tsx'
import { useT } from '../ui/t.tsx'
import { FILTERS, UsersFilters } from './users-filters.tsx'
import type { UsersSearch } from './users-search.ts'

interface Props {
  readonly commands: readonly Command[]
  readonly search: UsersSearch
  readonly onSearch: (change: UsersSearch) => void
}

export function UsersToolbar({ commands, search, onSearch }: Props) {
  const t = useT()
  const active = FILTERS.filter((filter) => search[filter] !== undefined).length
  const [isOpen, setOpen] = useState(active > 0)

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
          <SearchField
            label={t('users.search')}
            value={search.search ?? ''}
            onChange={(text) => onSearch({ search: text === '' ? undefined : text } as UsersSearch)}
          />
        </div>
      </div>
      <div id="users-filters" hidden={!isOpen} className="users-filters">
        {isOpen ? <UsersFilters search={search} onSearch={onSearch} /> : null}
      </div>
    </>
  )
}

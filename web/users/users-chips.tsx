import { Button } from '../ui/fluent.ts'
import { Dismiss16 } from '../ui/icons.ts'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import type { Filter, SearchChange, UsersSearch } from './users-search.ts'
import { FILTERS } from './users-search.ts'

interface Props {
  readonly search: UsersSearch
  readonly onSearch: (change: SearchChange) => void
}

/** Each filter that is set, in words, to be taken away by a press. */
export function UsersChips({ search, onSearch }: Props) {
  const t = useT()
  const textOf = useFilterText()
  return (
    <div className="users-chips" role="group" aria-label={t('users.chips')}>
      {FILTERS.map((filter) => {
        const value = search[filter]
        if (value === undefined) return null
        const label = textOf(filter, value)
        return (
          <Button
            key={filter}
            size="small"
            shape="circular"
            className="users-chip"
            icon={<Dismiss16 />}
            iconPosition="after"
            aria-label={t('audit.filter.remove', { filter: label })}
            onClick={() => onSearch({ [filter]: undefined })}
          >
            <span className="users-chip-text">{label}</span>
          </Button>
        )
      })}
    </div>
  )
}

/** `Department: Skolan`. */
export function useFilterText(): (filter: Filter, value: string) => string {
  const t = useT()
  const roleName = useRoleName()
  return (filter, value) => {
    const words = (): string => {
      if (filter === 'signIn')
        return t(value === 'blocked' ? 'users.signIn.blocked' : 'users.signIn.allowed')
      if (filter === 'role') return value === 'any' ? t('users.anyRole') : roleName(value)
      return value
    }
    return t('users.chip', { name: t(`users.filterBy.${filter}`), value: words() })
  }
}

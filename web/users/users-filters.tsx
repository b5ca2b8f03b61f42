import { useQuery } from '@tanstack/react-query'
import { Button, Field, Select } from '../ui/fluent.ts'
import { OPERATOR_ROLES, useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { filterValuesQuery } from './users-queries.ts'
import type { Filter, SearchChange, UsersSearch } from './users-search.ts'
import { FILTERS } from './users-search.ts'

interface Props {
  readonly search: UsersSearch
  readonly onSearch: (change: SearchChange) => void
}

export function UsersFilters({ search, onSearch }: Props) {
  const t = useT()
  const roleName = useRoleName()
  const { data } = useQuery(filterValuesQuery())
  const choices: Record<Filter, readonly { value: string; label: string }[]> = {
    department: plain(data?.departments),
    jobTitle: plain(data?.jobTitles),
    officeLocation: plain(data?.officeLocations),
    city: plain(data?.cities),
    state: plain(data?.states),
    country: plain(data?.countries),
    domain: plain(data?.domains),
    role: [
      { value: 'any', label: t('users.anyRole') },
      ...OPERATOR_ROLES.map((role) => ({ value: role, label: roleName(role) })),
    ],
    signIn: [
      { value: 'allowed', label: t('users.signIn.allowed') },
      { value: 'blocked', label: t('users.signIn.blocked') },
    ],
  }

  function handleChange(filter: Filter, value: string) {
    onSearch({ [filter]: value === '' ? undefined : value })
  }

  return (
    <>
      {FILTERS.map((filter) => (
        <Field key={filter} label={t(`users.filterBy.${filter}`)} className="users-filter">
          <Select
            value={search[filter] ?? ''}
            onChange={(_, { value }) => handleChange(filter, value)}
          >
            <option value="">{t('users.filterAll')}</option>
            {withCurrent(choices[filter], search[filter]).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Button
        appearance="subtle"
        onClick={() => onSearch(Object.fromEntries(FILTERS.map((each) => [each, undefined])))}
      >
        {t('users.clearFilters')}
      </Button>
    </>
  )
}

function plain(values: readonly string[] | undefined) {
  return (values ?? []).map((value) => ({ value, label: value }))
}

/** A value from the address stands in the list even before, or although, the server names it. */
function withCurrent(
  choices: readonly { value: string; label: string }[],
  current: string | undefined,
) {
  if (current === undefined || choices.some(({ value }) => value === current)) return choices
  return [...choices, { value: current, label: current }]
}

import { useQuery } from '@tanstack/react-query'
import { Button, Field, Select } from '../ui/fluent.ts'
import { OPERATOR_ROLES, useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { filterValuesQuery } from './users-queries.ts'
import type { UsersSearch } from './users-search.ts'

export const FILTERS = ['department', 'city', 'country', 'role'] as const
type Filter = (typeof FILTERS)[number]

interface Props {
  readonly search: UsersSearch
  readonly onSearch: (change: UsersSearch) => void
}

export function UsersFilters({ search, onSearch }: Props) {
  const t = useT()
  const roleName = useRoleName()
  const { data } = useQuery(filterValuesQuery())
  const choices: Record<Filter, readonly { value: string; label: string }[]> = {
    department: plain(data?.departments),
    city: plain(data?.cities),
    country: plain(data?.countries),
    role: [
      { value: 'any', label: t('users.anyRole') },
      ...OPERATOR_ROLES.map((role) => ({ value: role, label: roleName(role) })),
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

import { useNavigate } from '@tanstack/react-router'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Button } from '../ui/fluent.ts'
import { DoneIcon, SearchIcon, UsersIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import type { SearchChange, UsersSearch } from './users-search.ts'
import { FILTERS } from './users-search.ts'

interface Props {
  readonly search: UsersSearch
  readonly onClear: (change: SearchChange) => void
}

/** Nothing matches, nobody is in this view (which is good news), and nobody at all: three different things. */
export function UsersEmpty({ search, onClear }: Props) {
  const t = useT()
  const { can } = useSession()
  const navigate = useNavigate()
  const narrowed = search.search !== undefined || FILTERS.some((each) => search[each] !== undefined)

  if (narrowed) {
    const cleared = Object.fromEntries(['search', ...FILTERS].map((each) => [each, undefined]))
    return (
      <EmptyState
        icon={SearchIcon}
        title={t('users.noMatch.title')}
        action={<Button onClick={() => onClear(cleared)}>{t('users.clearAll')}</Button>}
      >
        {t('users.noMatch.text')}
      </EmptyState>
    )
  }
  if (search.view !== undefined) {
    return (
      <EmptyState icon={DoneIcon} title={t(`users.none.${search.view}`)}>
        {t('users.none.text')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={UsersIcon}
      title={t('users.none.all')}
      {...(can('users.create')
        ? {
            action: (
              <Button
                appearance="primary"
                onClick={() =>
                  void navigate({ to: '/users', search: (before) => ({ ...before, add: '1' }) })
                }
              >
                {t('users.add')}
              </Button>
            ),
          }
        : {})}
    >
      {t('users.none.allText')}
    </EmptyState>
  )
}

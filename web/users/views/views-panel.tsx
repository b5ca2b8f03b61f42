import './views.css'
import { useState } from 'react'
import type { SavedView } from '../../../src/accounts/views/contract.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Input, Spinner } from '../../ui/fluent.ts'
import { SearchIcon, ViewsIcon } from '../../ui/icons.ts'
import { LoadProblem } from '../../ui/load-problem.tsx'
import { PanelContent } from '../../ui/panel.tsx'
import { useT } from '../../ui/t.tsx'
import type { SavedViewsState } from './use-saved-views.ts'
import { ViewRow } from './view-row.tsx'

/** From so many on one looks for a view by its name. */
const SEARCHED_FROM = 8

interface Props {
  readonly saved: SavedViewsState
  readonly onOpen: (view: SavedView) => void
  readonly onRename: (view: SavedView) => void
  readonly onCopy: (view: SavedView) => void
  readonly onShare: (view: SavedView) => void
  readonly onDelete: (view: SavedView) => void
  readonly onClose: () => void
}

/** All saved views: one's own and those that others share. */
export function ViewsPanel({ saved, onClose, ...commands }: Props) {
  const t = useT()
  const { views, current, isPending, error, isFetching, onTryAgain } = saved
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = views.filter(
    ({ name, ownerName }) =>
      name.toLowerCase().includes(wanted) || ownerName.toLowerCase().includes(wanted),
  )
  const groups = [
    { title: t('views.own'), views: found.filter(({ own }) => own) },
    { title: t('views.others'), views: found.filter(({ own }) => !own) },
  ].filter((group) => group.views.length > 0)

  return (
    <PanelContent title={t('views.title')} onClose={onClose}>
      {views.length < SEARCHED_FROM ? null : (
        <Input
          className="views-search"
          type="search"
          aria-label={t('views.search')}
          placeholder={t('views.search')}
          contentBefore={<SearchIcon />}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      )}
      {isPending ? <Spinner label={t('common.loading')} /> : null}
      {error === null ? null : (
        <LoadProblem error={error} isFetching={isFetching} onTryAgain={onTryAgain} />
      )}
      {views.length === 0 && !isPending && error === null ? (
        <EmptyState icon={ViewsIcon} title={t('views.none.title')}>
          {t('views.none.text')}
        </EmptyState>
      ) : null}
      <p role="status" className={found.length === 0 && views.length > 0 ? '' : 'visually-hidden'}>
        {found.length === 0 && views.length > 0 ? t('views.noMatch') : ''}
      </p>
      {groups.map((group) => (
        <section key={group.title} className="views-group">
          <h3 className="views-heading">{group.title}</h3>
          <ul className="views-list">
            {group.views.map((view) => (
              <ViewRow
                key={view.id}
                view={view}
                isCurrent={view.id === current?.id}
                {...commands}
              />
            ))}
          </ul>
        </section>
      ))}
    </PanelContent>
  )
}

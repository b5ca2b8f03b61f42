import { useState } from 'react'
import type { SavedView } from '../../../src/accounts/views/contract.ts'
import { PanelFrame } from '../../ui/panel.tsx'
import { useT } from '../../ui/t.tsx'
import { useOpening } from '../../ui/use-opening.ts'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import type { SearchChange, UsersSearch } from '../users-search.ts'
import { ColumnsPanel } from './columns-panel.tsx'
import { ExportDialog } from './export-dialog.tsx'
import type { ListPartsState } from './list-parts.tsx'
import type { SavedViewsState } from './use-saved-views.ts'
import { useViewCommands } from './use-view-commands.ts'
import { UpdateDialog } from './update-dialog.tsx'
import type { ViewDraft } from './view-dialog.tsx'
import { ViewDialog } from './view-dialog.tsx'
import { searchOfView, queryOf } from './view-search.ts'
import { ViewsPanel } from './views-panel.tsx'

interface Props {
  readonly parts: ListPartsState
  readonly search: UsersSearch
  readonly saved: SavedViewsState
  readonly onSearch: (change: SearchChange) => void
}

export function OpenedParts({ parts, search, saved, onSearch }: Props) {
  const t = useT()
  const { open, onClose } = parts
  const [asked, setAsked] = useState<ViewDraft>()
  const commands = useViewCommands()
  const columnsOpening = useOpening(open === 'columns')
  const viewsOpening = useOpening(open === 'views')
  const newView: ViewDraft = {
    title: t('views.save'),
    name: saved.current === undefined ? '' : t('views.copyName', { name: saved.current.name }),
    shared: false,
    share: saved.share,
    change: (name, shared) => ({
      do: 'add',
      body: { name, shared, query: queryOf(search), columns: [...saved.columns] },
    }),
  }
  const draft = open === 'save' ? newView : asked
  useReturnFocus(draft !== undefined || open === 'export' || open === 'update')

  function openView(view: SavedView) {
    onSearch(searchOfView(view))
    onClose()
  }

  function rename({ id, name, shared, abilities }: SavedView) {
    setAsked({
      title: t('views.rename'),
      name,
      shared,
      share: abilities.share,
      change: (typed, isShared) => ({
        do: 'change',
        id,
        body: { name: typed, ...(isShared === shared ? {} : { shared: isShared }) },
      }),
    })
  }

  function copy({ name, own, query, columns }: SavedView) {
    setAsked({
      title: t('views.copy'),
      name: own ? t('views.copyName', { name }) : name,
      shared: false,
      share: saved.share,
      change: (typed, shared) => ({ do: 'add', body: { name: typed, shared, query, columns } }),
    })
  }

  return (
    <>
      <PanelFrame open={open === 'columns'} onClose={onClose}>
        <ColumnsPanel key={columnsOpening} saved={saved} onSearch={onSearch} onClose={onClose} />
      </PanelFrame>
      <PanelFrame open={open === 'views'} onClose={onClose}>
        <ViewsPanel
          key={viewsOpening}
          saved={saved}
          onOpen={openView}
          onRename={rename}
          onCopy={copy}
          onShare={commands.share}
          onDelete={(view) => {
            // What is listed stays, under no name.
            if (view.id === saved.current?.id) onSearch({ saved: undefined })
            // A panel hides what lies beside it from screen readers, and the way back is there.
            onClose()
            commands.remove(view)
          }}
          onClose={onClose}
        />
      </PanelFrame>
      {draft === undefined ? null : (
        <ViewDialog
          key={draft.title}
          draft={draft}
          onSaved={(view) => {
            commands.told(view)
            setAsked(undefined)
            if (open === 'save') openView(view)
          }}
          onClose={() => {
            setAsked(undefined)
            if (open === 'save') onClose()
          }}
        />
      )}
      {open === 'update' && saved.current !== undefined ? (
        <UpdateDialog
          view={saved.current}
          query={queryOf(search)}
          columns={saved.columns}
          onClose={onClose}
        />
      ) : null}
      {open === 'export' ? <ExportDialog search={search} saved={saved} onClose={onClose} /> : null}
    </>
  )
}

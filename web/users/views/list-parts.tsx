import { lazy, Suspense, useState } from 'react'
import type { SearchChange, UsersSearch } from '../users-search.ts'
import type { SavedViewsState } from './use-saved-views.ts'

/** What opens over the list to change how it is shown. */
export type ListPart = 'columns' | 'views' | 'save' | 'update' | 'export'

export interface ListPartsState {
  readonly open: ListPart | undefined
  readonly wasOpen: boolean
  readonly onOpen: (part: ListPart) => void
  readonly onClose: () => void
}

export function useListParts(): ListPartsState {
  const [open, setOpen] = useState<ListPart>()
  const [wasOpen, setWasOpen] = useState(false)
  return {
    open,
    wasOpen,
    onOpen(part) {
      setWasOpen(true)
      setOpen(part)
    },
    onClose: () => setOpen(undefined),
  }
}

// Panels and dialogs are no part of the first load.
const OpenedParts = lazy(async () => ({
  default: (await import('./opened-parts.tsx')).OpenedParts,
}))

interface Props {
  readonly parts: ListPartsState
  readonly search: UsersSearch
  readonly saved: SavedViewsState
  readonly onSearch: (change: SearchChange) => void
}

export function ListParts(props: Props) {
  if (!props.parts.wasOpen) return null
  return (
    <Suspense>
      <OpenedParts {...props} />
    </Suspense>
  )
}

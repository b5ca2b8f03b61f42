import type { UserColumn } from '../../../src/accounts/contract.ts'
import type { SavedQuery, SavedView } from '../../../src/accounts/views/contract.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useT } from '../../ui/t.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { useChangeView } from './views-queries.ts'

interface Props {
  readonly view: SavedView
  readonly query: SavedQuery
  readonly columns: readonly UserColumn[]
  readonly onClose: () => void
}

/** What was kept before is gone then: it is asked about, and said whom it concerns. */
export function UpdateDialog({ view, query, columns, onClose }: Props) {
  const t = useT()
  const toasts = useToasts()
  const save = useChangeView()

  function handleConfirm() {
    save.mutate(
      { do: 'change', id: view.id, body: { query, columns: [...columns] } },
      {
        onSuccess: () => {
          toasts.success({ title: t('views.updated', { name: view.name }) })
          onClose()
        },
      },
    )
  }

  return (
    <ConfirmDialog
      open
      title={t('views.updateOf', { name: view.name })}
      action={t('views.update')}
      isPending={save.isPending}
      error={save.error}
      onConfirm={handleConfirm}
      onClose={onClose}
    >
      {t(view.shared ? 'views.updateShared' : 'views.updateText')}
    </ConfirmDialog>
  )
}

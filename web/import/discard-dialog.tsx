import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useT } from '../ui/t.tsx'
import { useLast } from '../ui/use-opening.ts'

interface Props {
  /** Undefined: closed. */
  readonly asked: { readonly id: string; readonly fileName: string } | undefined
  readonly onClose: () => void
  readonly onDiscarded?: () => void
}

export function DiscardDialog({ asked, onClose, onDiscarded }: Props) {
  const t = useT()
  const client = useQueryClient()
  const shown = useLast(asked)
  const discard = useMutation({
    mutationFn: (id: string) => api.delete<undefined>(`/imports/${id}`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['imports', 'list'] })
      onClose()
      onDiscarded?.()
    },
  })
  return (
    <ConfirmDialog
      open={asked !== undefined}
      title={t('import.discardAsk', { name: shown?.fileName ?? '' })}
      action={t('import.discard')}
      isPending={discard.isPending}
      error={discard.error}
      onConfirm={() => {
        if (asked !== undefined && !discard.isPending) discard.mutate(asked.id)
      }}
      onClose={onClose}
    >
      {t('import.discardText')}
    </ConfirmDialog>
  )
}

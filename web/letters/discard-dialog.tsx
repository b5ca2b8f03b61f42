import { useMutation } from '@tanstack/react-query'
import type { Handover } from '../../src/handovers/contract.ts'
import { api } from '../api.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { useLast } from '../ui/use-opening.ts'
import { useRefreshAfterHandover } from '../ui/use-refresh.ts'
import type { WaitingLetter } from './letters-queries.ts'

interface Props {
  /** Undefined: closed. */
  readonly letter: WaitingLetter | undefined
  readonly onClose: () => void
}

/** Discarding a letter withdraws its hand-over. */
export function DiscardDialog({ letter, onClose }: Props) {
  const t = useT()
  const toasts = useToasts()
  const refresh = useRefreshAfterHandover()
  const shown = useLast(letter)
  const discard = useMutation({
    mutationFn: ({ number }: WaitingLetter) => api.post<Handover>(`/handovers/${number}/withdraw`),
    onSuccess: async ({ reference }) => {
      onClose()
      toasts.success({ title: t('letters.discarded', { reference }) })
      await refresh()
    },
  })
  return (
    <ConfirmDialog
      open={letter !== undefined}
      title={t('letters.discardAsk', { reference: shown?.reference ?? '' })}
      action={t('letters.discard')}
      isPending={discard.isPending}
      error={discard.error}
      onConfirm={() => {
        if (shown !== undefined) discard.mutate(shown)
      }}
      onClose={() => {
        discard.reset()
        onClose()
      }}
    >
      {t('letters.discardText')}
    </ConfirmDialog>
  )
}

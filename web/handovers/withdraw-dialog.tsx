import type { Handover } from '../../src/handovers/contract.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useT } from '../ui/t.tsx'
import { useWithdraw } from './use-end-handover.ts'

interface Props {
  readonly handover: Handover
  readonly open: boolean
  readonly onClose: () => void
}

export function WithdrawDialog({ handover, open, onClose }: Props) {
  const t = useT()
  const withdraw = useWithdraw(onClose)
  return (
    <ConfirmDialog
      open={open}
      title={t('handover.withdrawAsk', { reference: handover.reference })}
      action={t('handover.withdraw')}
      isPending={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate(handover)}
      onClose={onClose}
    >
      {t('handover.withdrawText', { name: handover.user.displayName })}
    </ConfirmDialog>
  )
}

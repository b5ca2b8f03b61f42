import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Handover } from '../../../src/handovers/contract.ts'
import { api } from '../../api.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { StopIcon, WithdrawIcon } from '../../ui/icons.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useNow } from '../../ui/relative-time.tsx'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'
import { useRefreshAfterHandover } from '../../ui/use-refresh.ts'

const TICK_MS = 250

interface Props {
  readonly handover: Handover
  readonly isNew: boolean
}

/** Ten seconds in which the message can be kept from leaving; afterwards the link can be made useless. */
export function StopOrWithdraw({ handover, isNew }: Props) {
  const t = useT()
  const reasonOf = useReason()
  const client = useQueryClient()
  const refresh = useRefreshAfterHandover()
  const now = useNow(TICK_MS)
  const [since] = useState(() => Date.now())
  const [asks, setAsks] = useState(false)
  const end = useMutation({
    mutationFn: (how: 'stop' | 'withdraw') =>
      api.post<Handover>(`/handovers/${handover.number}/${how}`),
    onSuccess: async (ended) => {
      client.setQueryData(['handovers', handover.number], (before: unknown) =>
        typeof before === 'object' ? { ...before, ...ended } : ended,
      )
      setAsks(false)
      await refresh()
    },
  })
  const secondsLeft = Math.max(0, Math.ceil((stoppableUntil(handover, since) - now) / 1000))

  if (!handover.open && !handover.abilities.withdraw.allowed) return null
  if (secondsLeft > 0) {
    return (
      <div className="stop">
        <div className="stop-text">
          <div aria-hidden="true">{t('reset.leavesIn', { seconds: secondsLeft })}</div>
          <div className="secondary-text">
            {isNew ? t('reset.stopTextNew') : t('reset.stopText')}
          </div>
          <ProblemMessage error={end.error} />
        </div>
        <ActionButton
          label={t('reset.stop')}
          icon={<StopIcon />}
          isPending={end.isPending}
          onClick={() => end.mutate('stop')}
        />
      </div>
    )
  }
  return (
    <div className="stop">
      <div className="stop-text secondary-text">
        {handover.way === 'letter' ? t('reset.letterWithdrawText') : t('reset.withdrawText')}
      </div>
      <ActionButton
        label={t('reset.withdraw')}
        icon={<WithdrawIcon />}
        disabledReason={reasonOf(handover.abilities.withdraw)}
        onClick={() => setAsks(true)}
      />
      <ConfirmDialog
        open={asks}
        title={t('reset.withdrawAsk', { reference: handover.reference })}
        action={t('reset.withdraw')}
        isPending={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate('withdraw')}
        onClose={() => setAsks(false)}
      >
        <p>{isNew ? t('reset.withdrawAskNew') : t('reset.withdrawAskText')}</p>
      </ConfirmDialog>
    </div>
  )
}

/** Counted from when the answer came, so that a computer whose clock is wrong counts right. */
function stoppableUntil({ stopUntil, createdAt }: Handover, since: number): number {
  return stopUntil === null ? 0 : since + Date.parse(stopUntil) - Date.parse(createdAt)
}

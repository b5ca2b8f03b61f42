import type { Handover } from '../../src/handovers/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { StopIcon } from '../ui/icons.ts'
import { useNow } from '../ui/relative-time.tsx'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { useStop } from './use-end-handover.ts'

const TICK_MS = 500

/** Counts down while the message can still be kept from leaving; then it goes away. */
export function StopButton({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const reasonOf = useReason()
  const now = useNow(TICK_MS)
  const stop = useStop()
  if (handover.stopUntil === null) return null
  const seconds = Math.ceil((new Date(handover.stopUntil).getTime() - now) / 1000)
  if (seconds <= 0) return null
  return (
    <ActionButton
      label={t('handover.stopIn', { seconds })}
      icon={<StopIcon />}
      disabledReason={reasonOf(handover.abilities.stop)}
      isPending={stop.isPending}
      onClick={() => stop.mutate(handover)}
    />
  )
}

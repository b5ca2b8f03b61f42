import { useNavigate } from '@tanstack/react-router'
import type { Handover } from '../../../src/handovers/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { CallIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'

/** Opens the script of a call. */
export function CallButton({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const reasonOf = useReason()
  const navigate = useNavigate()
  return (
    <ActionButton
      appearance="primary"
      label={t('handover.call')}
      icon={<CallIcon />}
      disabledReason={reasonOf(handover.abilities.recordCall)}
      onClick={() =>
        void navigate({
          to: '.',
          search: (before) => ({ ...before, call: String(handover.number) }),
        })
      }
    />
  )
}

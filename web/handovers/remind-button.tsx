import type { Handover } from '../../src/handovers/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { MailIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { useRemind } from './use-remind.ts'

export function RemindButton({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const reasonOf = useReason()
  const remind = useRemind()
  return (
    <ActionButton
      appearance="primary"
      label={t('handover.remind')}
      icon={<MailIcon />}
      isPending={remind.isPending}
      disabledReason={reasonOf(handover.abilities.remind)}
      onClick={() => remind.mutate(handover)}
    />
  )
}

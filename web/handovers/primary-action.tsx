import type { Handover } from '../../src/handovers/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { PrintIcon, RefreshIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { LetterBatchForm } from '../letters/letter-batch-form.tsx'
import { CallButton } from './call/call-button.tsx'
import { nextAction } from './next-action.ts'
import { RemindButton } from './remind-button.tsx'
import { StopButton } from './stop-button.tsx'
import { useSendAgain } from './use-send-again.ts'

interface Props {
  readonly handover: Handover
}

/** The one next step, as a button that says why when it can't be taken. */
export function PrimaryAction({ handover }: Props) {
  const t = useT()
  const reasonOf = useReason()
  const sendAgain = useSendAgain()
  const next = nextAction(handover)
  if (next.kind === 'none') return null
  if (next.kind === 'stop') return <StopButton handover={handover} />
  if (next.kind === 'printLetter')
    return (
      <LetterBatchForm
        action="/letters/print"
        icon={<PrintIcon />}
        numbers={[handover.number]}
        label={t('handover.printLetter')}
      />
    )
  if (next.kind === 'remind') return <RemindButton handover={handover} />
  if (next.kind === 'call') return <CallButton handover={handover} />
  const disabledReason = reasonOf(handover.abilities.sendAgain)
  return (
    <ActionButton
      appearance={disabledReason === undefined ? 'primary' : 'secondary'}
      label={label()}
      icon={<RefreshIcon />}
      disabledReason={disabledReason}
      onClick={() => sendAgain(handover)}
    />
  )

  function label(): string {
    if (handover.way === 'letter') return t('handover.printAgain')
    return next.kind === 'sendElsewhere' ? t('handover.sendElsewhere') : t('handover.sendAgain')
  }
}

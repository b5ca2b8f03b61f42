import type { Handover } from '../../src/handovers/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { PrintIcon, RefreshIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { HandoverMenu } from './handover-menu.tsx'
import { nextAction } from './next-action.ts'
import { PrimaryAction } from './primary-action.tsx'
import { useSendAgain } from './use-send-again.ts'

/** The next step, sending again, printing, and the rest behind "…". */
export function HandoverActions({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const reasonOf = useReason()
  const sendAgain = useSendAgain()
  const { kind } = nextAction(handover)
  return (
    <>
      <PrimaryAction handover={handover} />
      {kind === 'none' || kind === 'stop' || kind === 'remind' || kind === 'call' ? (
        <ActionButton
          label={handover.way === 'letter' ? t('handover.printAgain') : t('handover.sendAgain')}
          icon={<RefreshIcon />}
          disabledReason={reasonOf(handover.abilities.sendAgain)}
          onClick={() => sendAgain(handover)}
        />
      ) : null}
      <ActionButton
        label={t('handover.print')}
        icon={<PrintIcon />}
        onClick={() => window.print()}
      />
      <HandoverMenu handover={handover} isOpened />
    </>
  )
}

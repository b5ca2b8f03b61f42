import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useRef, useState } from 'react'
import type { Handover } from '../../src/handovers/contract.ts'
import type { Decision } from '../../src/platform/contract.ts'
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '../ui/fluent.ts'
import {
  ForwardIcon,
  MailIcon,
  MoreIcon,
  PersonIcon,
  PrintIcon,
  RecordIcon,
  RefreshIcon,
  WithdrawIcon,
} from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { useConfirmPrinted } from '../letters/letters-queries.ts'
import { nextAction } from './next-action.ts'
import { ReceiptDialog } from './receipt-dialog.tsx'
import { useRemind } from './use-remind.ts'
import { useSendAgain } from './use-send-again.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'
import { WorkMenuItems } from './work/work-menu-items.tsx'

interface Entry {
  readonly id: string
  readonly label: string
  readonly icon: ReactElement
  readonly decision?: Decision
  readonly onClick: () => void
}

interface Props {
  readonly handover: Handover
  readonly isOpened?: boolean
}

/** Everything that can be done about a hand-over besides the next step. */
export function HandoverMenu({ handover, isOpened = false }: Props) {
  const t = useT()
  const reasonOf = useReason()
  const navigate = useNavigate()
  const sendAgain = useSendAgain()
  const [dialog, setDialog] = useState<'withdraw' | 'receipt'>()
  const trigger = useRef<HTMLElement>(null)
  useReturnFocus(dialog !== undefined, trigger)
  const { abilities, user } = handover
  const remind = useRemind()
  const confirm = useConfirmPrinted()
  const { kind } = nextAction(handover)
  const isPrimary = ['sendAgain', 'sendElsewhere'].includes(kind)

  const open: Entry = {
    id: 'open',
    label: t('handover.open'),
    icon: <ForwardIcon />,
    onClick: () =>
      void navigate({ to: '/handovers/$number', params: { number: String(handover.number) } }),
  }
  const again: Entry = {
    id: 'again',
    label: handover.way === 'letter' ? t('handover.printAgain') : t('handover.sendAgain'),
    icon: <RefreshIcon />,
    decision: abilities.sendAgain,
    onClick: () => sendAgain(handover),
  }
  const reminding: Entry = {
    id: 'remind',
    label: t('handover.remind'),
    icon: <MailIcon />,
    decision: abilities.remind,
    onClick: () => remind.mutate(handover),
  }
  const printed: Entry = {
    id: 'printed',
    label: t('letters.confirm'),
    icon: <PrintIcon />,
    decision: abilities.confirmPrinted,
    onClick: () => confirm.mutate(handover),
  }
  const entries: readonly Entry[] = [
    ...(isOpened ? [] : [open]),
    ...(isPrimary || isOpened ? [] : [again]),
    ...(kind === 'remind' || !handover.open || handover.letter !== null ? [] : [reminding]),
    ...(handover.letter === null || !handover.open ? [] : [printed]),
    {
      id: 'record',
      label: t('handover.record'),
      icon: <RecordIcon />,
      decision: abilities.recordReceipt,
      onClick: () => setDialog('receipt'),
    },
    {
      id: 'withdraw',
      label: t('handover.withdraw'),
      icon: <WithdrawIcon />,
      decision: abilities.withdraw,
      onClick: () => setDialog('withdraw'),
    },
    {
      id: 'user',
      label: t('handover.openUser'),
      icon: <PersonIcon />,
      onClick: () => void navigate({ to: '.', search: (before) => ({ ...before, user: user.id }) }),
    },
  ]

  const toItem = ({ id, label, icon, decision, onClick }: Entry) => {
    const reason = decision === undefined ? undefined : reasonOf(decision)
    return (
      <MenuItem
        key={id}
        icon={icon}
        disabled={reason !== undefined}
        {...(reason === undefined ? {} : { subText: reason })}
        onClick={onClick}
      >
        {label}
      </MenuItem>
    )
  }

  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Tooltip
            content={t('followUp.actionsOf', { name: user.displayName })}
            relationship="label"
          >
            <Button
              appearance="subtle"
              icon={<MoreIcon />}
              onFocus={(event) => {
                trigger.current = event.currentTarget
              }}
            />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {entries.map(toItem)}
            <MenuDivider />
            <WorkMenuItems handover={handover} anchor={trigger} />
          </MenuList>
        </MenuPopover>
      </Menu>
      <WithdrawDialog
        handover={handover}
        open={dialog === 'withdraw'}
        onClose={() => setDialog(undefined)}
      />
      <ReceiptDialog
        handover={handover}
        open={dialog === 'receipt'}
        onClose={() => setDialog(undefined)}
      />
    </>
  )
}

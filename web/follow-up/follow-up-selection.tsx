import './follow-up-selection.css'
import { useRef } from 'react'
import type { Handover } from '../../src/handovers/contract.ts'
import { useWorking } from '../handovers/work/work-context.ts'
import { CommandBar } from '../ui/command-bar.tsx'
import { Checkbox } from '../ui/fluent.ts'
import { AssignIcon, CloseIcon, DueIcon, PersonIcon, SnoozeIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import type { Selecting } from './use-card-selection.ts'

interface Props {
  readonly shown: readonly Handover[]
  readonly selecting: Selecting
}

/** Everything at once: how many are selected, and what can be done with them. */
export function FollowUpSelection({ shown, selecting }: Props) {
  const t = useT()
  const { ask, assignToMe } = useWorking()
  const bar = useRef<HTMLDivElement>(null)
  const { selected, all, clear } = selecting
  const isAll = selected.length === shown.length
  const targets = selected.filter(({ abilities }) => abilities.work.allowed)
  if (shown.length === 0) return null
  /** The button, if it stays where it is. */
  function anchor(): HTMLElement | null {
    const button = document.activeElement
    return button instanceof HTMLElement && bar.current?.contains(button) === true
      ? button
      : bar.current
  }

  return (
    <div className="follow-up-selection" ref={bar}>
      <Checkbox
        className="follow-up-selection-all"
        checked={selected.length === 0 ? false : isAll ? true : 'mixed'}
        label={
          selected.length === 0
            ? t('followUp.selectAll')
            : t('followUp.selected', { count: selected.length })
        }
        onChange={() => (selected.length === 0 ? all() : clear())}
      />
      <span className="visually-hidden" role="status">
        {selected.length === 0 ? '' : t('followUp.selected', { count: selected.length })}
      </span>
      {selected.length === 0 ? null : (
        <CommandBar
          label={t('followUp.selectionActions')}
          commands={[
            {
              id: 'me',
              label: t('work.assignToMe'),
              icon: <PersonIcon />,
              onClick: () => assignToMe(targets),
            },
            {
              id: 'assign',
              label: t('work.assign'),
              icon: <AssignIcon />,
              onClick: () => ask('assign', targets, anchor()),
            },
            {
              id: 'snooze',
              label: t('work.snooze'),
              icon: <SnoozeIcon />,
              onClick: () => ask('snooze', targets, anchor()),
            },
            {
              id: 'due',
              label: t('work.setDue'),
              icon: <DueIcon />,
              onClick: () => ask('due', targets, anchor()),
            },
            {
              id: 'clear',
              label: t('users.clearSelection'),
              icon: <CloseIcon />,
              onClick: clear,
            },
          ]}
        />
      )}
    </div>
  )
}

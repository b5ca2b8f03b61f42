import './time-menu.css'
import { useState } from 'react'
import type { Handover } from '../../../src/handovers/contract.ts'
import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '../../ui/fluent.ts'
import { useFormats, useT } from '../../ui/t.tsx'
import type { PresetName } from './time-presets.ts'
import { timePresets } from './time-presets.ts'
import type { Work } from './work.ts'

interface Props {
  readonly question: 'snooze' | 'due'
  readonly handovers: readonly Handover[]
  readonly anchor: HTMLElement | null
  readonly onWork: (work: Work) => void
  readonly onExact: () => void
  readonly onClose: () => void
}

/** Until when, or by when: the usual times, none at all, or an exact one. */
export function TimeMenu({ question, handovers, anchor, onWork, onExact, onClose }: Props) {
  const t = useT()
  const { dayTime } = useFormats()
  const [opened] = useState(() => new Date())
  const times = handovers.map(({ snoozedUntil, dueAt }) =>
    question === 'snooze' ? snoozedUntil : dueAt,
  )
  const current = times.every((time) => time === times[0]) ? (times[0] ?? null) : null
  const workOf = (at: string | null): Work =>
    question === 'snooze' ? { kind: 'snooze', until: at } : { kind: 'due', dueAt: at }

  return (
    <Menu
      open
      positioning={{ target: anchor, position: 'below', align: 'end' }}
      onOpenChange={(_, { open }) => {
        if (!open) onClose()
      }}
    >
      <MenuPopover>
        <MenuList aria-label={question === 'snooze' ? t('work.snoozeUntil') : t('work.dueBy')}>
          {timePresets(opened, current).map(({ name, at }) => (
            <MenuItem
              key={name}
              className="time-menu-item"
              secondaryContent={dayTime.format(at)}
              onClick={() => onWork(workOf(at.toISOString()))}
            >
              <Preset name={name} />
            </MenuItem>
          ))}
          <MenuItem onClick={onExact} persistOnClick>
            {t('work.pickTime')}
          </MenuItem>
          {times.some((time) => time !== null) ? <MenuDivider /> : null}
          {times.some((time) => time !== null) ? (
            <MenuItem onClick={() => onWork(workOf(null))}>
              {question === 'snooze' ? t('work.bringBack') : t('work.noDue')}
            </MenuItem>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function Preset({ name }: { readonly name: PresetName }) {
  return useT()(`work.preset.${name}`)
}

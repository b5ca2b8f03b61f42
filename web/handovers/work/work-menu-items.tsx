import type { RefObject } from 'react'
import type { Handover } from '../../../src/handovers/contract.ts'
import { useSession } from '../../session.tsx'
import { MenuItem } from '../../ui/fluent.ts'
import { AssignIcon, DueIcon, NoteIcon, PersonIcon, SnoozeIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'
import type { WorkQuestion } from './work-context.ts'
import { useWorking } from './work-context.ts'

interface Props {
  readonly handover: Handover
  /** The menu's button. */
  readonly anchor: RefObject<HTMLElement | null>
}

/** Whose it is, when it is looked at again, and what colleagues should know. */
export function WorkMenuItems({ handover, anchor }: Props) {
  const t = useT()
  const { me } = useSession()
  const reasonOf = useReason()
  const { ask, assignToMe } = useWorking()
  const reason = reasonOf(handover.abilities.work)
  const decided = {
    disabled: reason !== undefined,
    ...(reason === undefined ? {} : { subText: reason }),
  }
  // The menu gives the focus back to its button first; what is asked then takes it.
  const handleAsk = (question: WorkQuestion) =>
    setTimeout(() => ask(question, [handover], anchor.current))

  return (
    <>
      {handover.owner?.id === me.id ? null : (
        <MenuItem {...decided} icon={<PersonIcon />} onClick={() => assignToMe([handover])}>
          {t('work.assignToMe')}
        </MenuItem>
      )}
      <MenuItem {...decided} icon={<AssignIcon />} onClick={() => handleAsk('assign')}>
        {t('work.assign')}
      </MenuItem>
      <MenuItem {...decided} icon={<DueIcon />} onClick={() => handleAsk('due')}>
        {t('work.setDue')}
      </MenuItem>
      <MenuItem {...decided} icon={<SnoozeIcon />} onClick={() => handleAsk('snooze')}>
        {t('work.snooze')}
      </MenuItem>
      <MenuItem {...decided} icon={<NoteIcon />} onClick={() => handleAsk('note')}>
        {t('work.addNote')}
      </MenuItem>
    </>
  )
}

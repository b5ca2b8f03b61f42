import type { ComponentType } from 'react'
import type { HandoverState } from '../../src/handovers/contract.ts'
import {
  ClockIcon,
  DisputedIcon,
  DoneIcon,
  ExpiredIcon,
  EyeIcon,
  KeyIcon,
  LetterIcon,
  LockIcon,
  MailAcceptedIcon,
  MailDeliveredIcon,
  MailClockIcon,
  MailErrorIcon,
  MailReadIcon,
  PersonIcon,
  PrintIcon,
  ProhibitedIcon,
  WithdrawIcon,
} from './icons.ts'
import type { Tone } from './state-badge.tsx'
import { StateBadge } from './state-badge.tsx'
import { useT } from './t.tsx'

interface Look {
  readonly tone: Tone
  readonly icon: ComponentType<{ className?: string }>
}

const LOOKS: Record<HandoverState, Look> = {
  queued: { tone: 'neutral', icon: ClockIcon },
  toPrint: { tone: 'neutral', icon: PrintIcon },
  printed: { tone: 'neutral', icon: LetterIcon },
  accepted: { tone: 'neutral', icon: MailAcceptedIcon },
  delivered: { tone: 'neutral', icon: MailDeliveredIcon },
  delayed: { tone: 'warning', icon: MailClockIcon },
  failed: { tone: 'danger', icon: MailErrorIcon },
  fetched: { tone: 'neutral', icon: MailReadIcon },
  revealed: { tone: 'brand', icon: EyeIcon },
  shown: { tone: 'brand', icon: EyeIcon },
  acknowledged: { tone: 'success', icon: DoneIcon },
  set: { tone: 'success', icon: KeyIcon },
  signedIn: { tone: 'success', icon: PersonIcon },
  changed: { tone: 'success', icon: DoneIcon },
  confirmed: { tone: 'success', icon: DoneIcon },
  disputed: { tone: 'danger', icon: DisputedIcon },
  burned: { tone: 'danger', icon: LockIcon },
  expired: { tone: 'warning', icon: ExpiredIcon },
  withdrawn: { tone: 'neutral', icon: WithdrawIcon },
  superseded: { tone: 'neutral', icon: ProhibitedIcon },
}

interface Props {
  readonly state: HandoverState
  readonly quiet?: boolean
}

export function HandoverStateBadge({ state, quiet = false }: Props) {
  const t = useT()
  const { tone, icon } = LOOKS[state]
  return <StateBadge tone={tone} icon={icon} label={t(`handover.state.${state}`)} quiet={quiet} />
}

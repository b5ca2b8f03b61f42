import './reason-badge.css'
import type { ComponentType } from 'react'
import type { FollowUpReason, HandoverWay } from '../../src/handovers/contract.ts'
import {
  DisputedIcon,
  ExpiredIcon,
  EyeIcon,
  HideIcon,
  KeyIcon,
  LockIcon,
  MailClockIcon,
  MailErrorIcon,
  MailIcon,
  PlaceIcon,
  SendIcon,
  TimerIcon,
} from '../ui/icons.ts'
import type { Tone } from '../ui/state-badge.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useReasonWords } from './reason-words.ts'

interface Look {
  readonly tone: Tone
  readonly icon: ComponentType<{ className?: string }>
}

const LOOKS: Record<FollowUpReason, Look> = {
  failed: { tone: 'danger', icon: MailErrorIcon },
  disputed: { tone: 'danger', icon: DisputedIcon },
  expiredUnread: { tone: 'warning', icon: ExpiredIcon },
  requestedAgain: { tone: 'brand', icon: SendIcon },
  pinBurned: { tone: 'danger', icon: LockIcon },
  delayed: { tone: 'warning', icon: MailClockIcon },
  notFetched: { tone: 'warning', icon: MailIcon },
  notRevealed: { tone: 'warning', icon: HideIcon },
  notSignedIn: { tone: 'warning', icon: KeyIcon },
  expiresSoon: { tone: 'warning', icon: TimerIcon },
  quickReveal: { tone: 'warning', icon: EyeIcon },
  otherPlace: { tone: 'danger', icon: PlaceIcon },
}

interface Props {
  readonly reason: FollowUpReason
  readonly way: HandoverWay
}

/** Why somebody has to do something, as a word, a sign and a colour. */
export function ReasonBadge({ reason, way }: Props) {
  const wordsOf = useReasonWords()
  const { tone, icon } = LOOKS[reason]
  return (
    <span className="reason-badge">
      <StateBadge tone={tone} icon={icon} label={wordsOf(reason, way).title} />
    </span>
  )
}

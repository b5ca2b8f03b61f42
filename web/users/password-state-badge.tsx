import type { ComponentType } from 'react'
import type { PasswordState } from '../../src/accounts/contract.ts'
import { CircleIcon, ClockIcon, DoneIcon, ExpiredIcon, KeyIcon } from '../ui/icons.ts'
import type { Tone } from '../ui/state-badge.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useT } from '../ui/t.tsx'

const LOOKS: Record<PasswordState, { tone: Tone; icon: ComponentType<{ className?: string }> }> = {
  none: { tone: 'neutral', icon: CircleIcon },
  temporary: { tone: 'warning', icon: KeyIcon },
  waiting: { tone: 'warning', icon: ClockIcon },
  set: { tone: 'success', icon: DoneIcon },
  expired: { tone: 'danger', icon: ExpiredIcon },
}

export function PasswordStateBadge({ state }: { readonly state: PasswordState }) {
  const t = useT()
  const { tone, icon } = LOOKS[state]
  return <StateBadge tone={tone} icon={icon} label={t(`passwordState.${state}`)} />
}

import './follow-up-empty.css'
import type { FollowUpGroup } from '../../src/follow-ups/contract.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ClockIcon, DoneIcon, ReceiptIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'

const ICONS = { needsYou: DoneIcon, waiting: ClockIcon, done: ReceiptIcon } as const

interface Props {
  readonly group: FollowUpGroup
  readonly isAlone: boolean
}

/** An empty group says what that means: nothing to do is good news. */
export function FollowUpEmpty({ group, isAlone }: Props) {
  const t = useT()
  if (isAlone) {
    return (
      <EmptyState icon={ICONS[group]} title={t(`followUp.none.${group}`)}>
        {t(`followUp.none.${group}Text`)}
      </EmptyState>
    )
  }
  const Icon = ICONS[group]
  return (
    <div className={`follow-up-empty follow-up-empty-${group}`}>
      <Icon className="follow-up-empty-icon" />
      <div>
        <p className="follow-up-empty-title">{t(`followUp.none.${group}`)}</p>
        <p>{t(`followUp.none.${group}Text`)}</p>
      </div>
    </div>
  )
}

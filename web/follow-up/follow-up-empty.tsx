import './follow-up-empty.css'
import { Link } from '@tanstack/react-router'
import type { FollowUpGroup, FollowUpScope } from '../../src/follow-ups/contract.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ClockIcon, DoneIcon, ReceiptIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'

const ICONS = { needsYou: DoneIcon, waiting: ClockIcon, done: ReceiptIcon } as const

interface Props {
  readonly group: FollowUpGroup
  readonly scope: FollowUpScope
  readonly unassigned: number
  readonly isAlone: boolean
}

/** An empty group says what that means: nothing to do is good news, unless nobody has taken on what there is. */
export function FollowUpEmpty({ group, scope, unassigned, isAlone }: Props) {
  const t = useT()
  const title = scope === 'all' ? t(`followUp.none.${group}`) : t(`followUp.none.${scope}.${group}`)
  const text =
    scope === 'all' ? t(`followUp.none.${group}Text`) : t(`followUp.none.${scope}.${group}Text`)
  const wayOn =
    scope === 'mine' && group === 'needsYou' && unassigned > 0 ? (
      <Link
        from="/follow-up"
        to="."
        search={(before) => ({ ...before, scope: 'unassigned' })}
        className="text-link"
      >
        {t('followUp.toUnassigned', { count: unassigned })}
      </Link>
    ) : null
  if (isAlone) {
    return (
      <EmptyState icon={ICONS[group]} title={title} action={wayOn}>
        {text}
      </EmptyState>
    )
  }
  const Icon = ICONS[group]
  return (
    <div className={`follow-up-empty follow-up-empty-${group}`}>
      <Icon className="follow-up-empty-icon" />
      <div>
        <p className="follow-up-empty-title">{title}</p>
        <p>{text}</p>
        {wayOn === null ? null : <p>{wayOn}</p>}
      </div>
    </div>
  )
}

import './empty-state.css'
import type { ComponentType, ReactNode } from 'react'

interface Props {
  readonly icon: ComponentType<{ className?: string }>
  readonly title: string
  /** What would stand here and how it comes about, or how to widen the search. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** "Nothing yet" teaches, "nothing matches" offers the way back: two texts, never one for both. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className="empty-state" role="status">
      <Icon className="empty-state-icon" />
      <p className="empty-state-title">{title}</p>
      {children === undefined ? null : <div className="empty-state-text">{children}</div>}
      {action}
    </div>
  )
}

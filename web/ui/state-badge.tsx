import './state-badge.css'
import type { ComponentType } from 'react'

export type Tone = 'neutral' | 'brand' | 'success' | 'warning' | 'danger'

interface Props {
  readonly tone: Tone
  readonly icon: ComponentType<{ className?: string }>
  /** The word: colour and icon never stand alone. */
  readonly label: string
  /** Without the border and ground, for columns in which every row has one. */
  readonly quiet?: boolean
}

export function StateBadge({ tone, icon: Icon, label, quiet = false }: Props) {
  return (
    <span className={`state-badge state-badge-${tone}${quiet ? ' state-badge-quiet' : ''}`}>
      <Icon className="state-badge-icon" />
      <span className="state-badge-label">{label}</span>
    </span>
  )
}

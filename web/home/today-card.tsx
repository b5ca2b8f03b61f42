import './today-card.css'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useFormats } from '../ui/t.tsx'

export interface TodayCardProps {
  readonly id: string
  readonly count: number
  readonly tone: 'neutral' | 'success' | 'warning' | 'danger'
  readonly icon: ComponentType<{ className?: string }>
  readonly label: string
  readonly text: string
  readonly to: LinkProps
}

export function TodayCard({ count, tone, icon: Icon, label, text, to }: TodayCardProps) {
  const { number } = useFormats()
  return (
    <Link {...to} className={`today-card today-card-${tone}`}>
      <span className="today-card-top">
        <span className="today-card-count">{number.format(count)}</span>
        <Icon className="today-card-icon" />
      </span>
      <span className="today-card-label">{label}</span>
      <span className="today-card-text">{text}</span>
    </Link>
  )
}

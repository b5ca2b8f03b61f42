import './work-time.css'
import type { ComponentType } from 'react'
import { RelativeTime } from '../../ui/relative-time.tsx'

interface Props {
  readonly icon: ComponentType<{ className?: string }>
  readonly tone: 'plain' | 'late'
  readonly word: string
  readonly at: string
}

/** A sign, a word and a time. */
export function WorkTime({ icon: Icon, tone, word, at }: Props) {
  return (
    <span className={`work-time work-time-${tone}`}>
      <Icon className="work-time-icon" />
      <span>
        {word}
        {tone === 'late' ? ' · ' : ' '}
        <RelativeTime at={at} />
      </span>
    </span>
  )
}

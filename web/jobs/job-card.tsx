import type { ComponentType, ReactNode } from 'react'
import { useId } from 'react'

interface Props {
  readonly icon: ComponentType<{ className?: string }>
  readonly tone: 'neutral' | 'brand' | 'success' | 'warning'
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Where the job stands, in a heading and a few lines, and what can be done about it. */
export function JobCard({ icon: Icon, tone, title, actions, children }: Props) {
  const id = useId()
  return (
    <section className={`job-card job-card-${tone}`} aria-labelledby={id}>
      <Icon className="job-card-icon" />
      <div className="job-card-text">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {children}
        {actions === undefined ? null : <div className="job-card-actions">{actions}</div>}
      </div>
    </section>
  )
}

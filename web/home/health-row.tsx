import type { ReactNode } from 'react'

interface Props {
  readonly label: string
  /** The state as a badge. */
  readonly state: ReactNode
  /** What it means and what to do, when there is something to say. */
  readonly children?: ReactNode
}

export function HealthRow({ label, state, children }: Props) {
  return (
    <div className="health-row">
      <dt>{label}</dt>
      <dd>
        {state}
        {children}
      </dd>
    </div>
  )
}

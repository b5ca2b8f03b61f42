import './page-header.css'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useSession } from '../session.tsx'

interface Props {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  /** Stands before the title: a picture of the person, a way back. */
  readonly before?: ReactNode
}

/** The page's only h1 and the window's title. After a change of route focus goes to the heading (see Shell). */
export function PageHeader({ title, subtitle, actions, before }: Props) {
  const { me } = useSession()
  const { name } = me.organisation
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
  return (
    <header className="page-header">
      {before}
      <div className="page-header-text">
        <h1 tabIndex={-1}>{title}</h1>
        {subtitle === undefined ? null : <div className="page-header-subtitle">{subtitle}</div>}
      </div>
      {actions === undefined ? null : <div className="page-header-actions">{actions}</div>}
    </header>
  )
}

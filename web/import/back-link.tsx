import { Link } from '@tanstack/react-router'
import { BackIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'

export function BackToUsers() {
  const t = useT()
  return (
    <nav className="import-back">
      <Link to="/users" search={{}} className="text-link">
        <BackIcon /> {t('users.title')}
      </Link>
    </nav>
  )
}

import './role-list.css'
import { Link } from '@tanstack/react-router'
import type { Role } from '../../src/roles/contract.ts'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'

interface Props {
  readonly roles: readonly Role[]
  readonly current: string
}

export function RoleList({ roles, current }: Props) {
  const t = useT()
  const roleName = useRoleName()
  return (
    <ul className="role-list">
      {roles.map(({ name, holders }) => (
        <li key={name}>
          <Link
            to="/roles"
            search={{ role: name }}
            className="role-list-link"
            aria-current={name === current ? 'true' : undefined}
            data-current={name === current}
          >
            <span className="role-list-name">{roleName(name)}</span>
            <span className="role-list-count">{t('roles.holders', { count: holders })}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

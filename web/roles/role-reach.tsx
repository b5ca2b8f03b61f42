import './role-points.css'
import type { Role } from '../../src/roles/contract.ts'
import { PersonIcon, UsersIcon } from '../ui/icons.ts'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'

interface Props {
  readonly names: readonly string[]
  /** Only roles that somebody can hold here are named: the matrix knows more. */
  readonly roles: readonly Role[]
}

/** The people that the role reaches, by the roles that they hold themselves. */
export function RoleReach({ names, roles }: Props) {
  const t = useT()
  const roleName = useRoleName()
  if (names.length === 0) return <p className="secondary-text">{t('roles.resets.none')}</p>
  const texts = names.includes('*')
    ? [t('roles.resets.all')]
    : [
        ...(names.includes('(none)') ? [t('roles.noRole')] : []),
        ...roles.filter(({ name }) => names.includes(name)).map(({ name }) => roleName(name)),
      ]
  const Icon = names.includes('*') ? UsersIcon : PersonIcon
  return (
    <ul className="role-points">
      {texts.map((text) => (
        <li key={text}>
          <Icon className="role-points-icon role-points-person" />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

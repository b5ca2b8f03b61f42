import { Link } from '@tanstack/react-router'
import type { UserDetail } from '../../../src/accounts/contract.ts'
import { useSession } from '../../session.tsx'
import { RolesIcon } from '../../ui/icons.ts'
import { useRoleName } from '../../ui/role-names.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useT } from '../../ui/t.tsx'

export function RolesSection({ user }: { readonly user: UserDetail }) {
  const t = useT()
  const { can } = useSession()
  const roleName = useRoleName()
  return (
    <>
      {user.roles.length === 0 ? (
        <p className="user-note">{t('user.noRoles')}</p>
      ) : (
        <div className="user-badges">
          {user.roles.map((role) => (
            <StateBadge key={role} tone="brand" icon={RolesIcon} label={roleName(role)} />
          ))}
        </div>
      )}
      {can('roles.read') ? (
        <p className="user-note">
          <Link to="/roles" className="text-link">
            {t('user.toRoles')}
          </Link>
        </p>
      ) : null}
    </>
  )
}

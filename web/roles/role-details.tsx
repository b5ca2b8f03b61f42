import './role-details.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Role } from '../../src/roles/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { AddUserIcon } from '../ui/icons.ts'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { AssignPanel } from './assign-panel.tsx'
import { CompareSelect } from './compare-select.tsx'
import { CompareTable } from './compare-table.tsx'
import { RoleAbilities } from './role-abilities.tsx'
import { RoleHolders } from './role-holders.tsx'
import { RoleReach } from './role-reach.tsx'

interface Props {
  readonly role: Role
  readonly roles: readonly Role[]
  readonly compared: Role | undefined
}

export function RoleDetails({ role, roles, compared }: Props) {
  const t = useT()
  const roleName = useRoleName()
  const reasonOf = useReason()
  const { assign } = useSearch({ from: '/roles' })
  const navigate = useNavigate({ from: '/roles' })

  return (
    <>
      <div className="role-head">
        <h2>{roleName(role.name)}</h2>
        <ActionButton
          appearance="primary"
          icon={<AddUserIcon />}
          label={t('roles.assign')}
          disabledReason={reasonOf(role.assign)}
          onClick={() =>
            void navigate({ search: (before) => ({ ...before, role: role.name, assign: '1' }) })
          }
        />
      </div>
      <div className="role-boxes">
        <section className="role-box" aria-labelledby="role-what">
          <h3 id="role-what">{t('roles.what')}</h3>
          <RoleAbilities abilities={role.abilities} />
        </section>
        <section className="role-box" aria-labelledby="role-resets">
          <h3 id="role-resets">{t('roles.resets')}</h3>
          <RoleReach names={role.resets} roles={roles} />
        </section>
        {role.sensitiveActionsOn.length === 0 ? null : (
          <section className="role-box" aria-labelledby="role-sensitive">
            <h3 id="role-sensitive">{t('roles.sensitive')}</h3>
            <p className="secondary-text">{t('roles.sensitiveText')}</p>
            <RoleReach names={role.sensitiveActionsOn} roles={roles} />
          </section>
        )}
        <section className="role-box" aria-labelledby="role-holders">
          <h3 id="role-holders">{t('roles.holdersTitle')}</h3>
          <RoleHolders role={role} />
        </section>
        <section className="role-box role-box-wide" aria-labelledby="role-compare">
          <h3 id="role-compare">{t('roles.compareTitle')}</h3>
          <CompareSelect role={role} roles={roles} compared={compared} />
          {compared === undefined ? null : (
            <CompareTable roles={roles} first={role} second={compared} />
          )}
        </section>
      </div>
      <AssignPanel
        role={role}
        open={assign === '1' && role.assign.allowed}
        onClose={() =>
          void navigate({ search: ({ assign: _assign, ...before }) => before, replace: true })
        }
      />
    </>
  )
}

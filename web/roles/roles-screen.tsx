import './roles-screen.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Spinner } from '../ui/fluent.ts'
import { BackIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { OPERATOR_ROLES } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { RoleDetails } from './role-details.tsx'
import { RoleList } from './role-list.tsx'
import { rolesQuery } from './roles-queries.ts'

/** All roles at the side, one of them in full; on phones one after the other. */
export function RolesScreen() {
  const t = useT()
  const { role: wanted, compare } = useSearch({ from: '/roles' })
  const { data, error, isPending } = useQuery(rolesQuery())
  const roles = (data?.value ?? []).toSorted((a, b) => rank(a.name) - rank(b.name))
  const chosen = roles.find(({ name }) => name === wanted)
  const role = chosen ?? roles[0]

  return (
    <>
      <PageHeader title={t('roles.title')} subtitle={t('roles.subtitle')} />
      <div className="shell-section">
        <ProblemMessage error={error} />
        {isPending ? <Spinner label={t('common.loading')} /> : null}
        {role === undefined ? null : (
          <div className="roles" data-chosen={chosen !== undefined}>
            <nav className="roles-list" aria-label={t('roles.list')}>
              <RoleList roles={roles} current={role.name} />
            </nav>
            <div className="roles-details">
              <Link to="/roles" search={{}} className="roles-back">
                <BackIcon /> {t('roles.back')}
              </Link>
              <RoleDetails
                key={role.name}
                role={role}
                roles={roles}
                compared={roles.find(({ name }) => name === compare && name !== role.name)}
              />
            </div>
          </div>
        )}
      </div>
    </>
  )
}

/** The mightiest first; one that the list doesn't know comes last. */
function rank(name: string): number {
  const index = OPERATOR_ROLES.findIndex((each) => each === name)
  return index === -1 ? OPERATOR_ROLES.length : index
}

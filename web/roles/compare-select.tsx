import './compare-select.css'
import { useNavigate } from '@tanstack/react-router'
import type { Role } from '../../src/roles/contract.ts'
import { Field, Select } from '../ui/fluent.ts'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'

interface Props {
  readonly role: Role
  readonly roles: readonly Role[]
  readonly compared: Role | undefined
}

export function CompareSelect({ role, roles, compared }: Props) {
  const t = useT()
  const roleName = useRoleName()
  const navigate = useNavigate({ from: '/roles' })
  return (
    <Field label={t('roles.compare')} className="compare-select">
      <Select
        value={compared?.name ?? ''}
        onChange={(_, { value }) =>
          void navigate({
            search: ({ compare: _before, ...before }) => ({
              ...before,
              role: role.name,
              ...(value === '' ? {} : { compare: value }),
            }),
            replace: true,
          })
        }
      >
        <option value="">{t('roles.compareNone')}</option>
        {roles
          .filter(({ name }) => name !== role.name)
          .map(({ name }) => (
            <option key={name} value={name}>
              {roleName(name)}
            </option>
          ))}
      </Select>
    </Field>
  )
}

import { useQuery } from '@tanstack/react-query'
import { rolesQuery } from '../../roles/roles-queries.ts'
import { Checkbox } from '../../ui/fluent.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useRoleName } from '../../ui/role-names.tsx'
import { useT } from '../../ui/t.tsx'

interface Props {
  readonly roles: readonly string[]
  readonly onChange: (part: { readonly roles: readonly string[] }) => void
}

/** Those that the operator may assign; folded up, since hardly anybody needs one. */
export function RoleFields({ roles, onChange }: Props) {
  const t = useT()
  const roleName = useRoleName()
  const { data, error } = useQuery(rolesQuery())
  const mine = data?.value.filter(({ assign }) => assign.allowed) ?? []
  return (
    <details className="import-details" open={roles.length > 0 ? true : undefined}>
      <summary>{t('import.roles')}</summary>
      <p className="import-note">{t('import.rolesNote')}</p>
      <ProblemMessage error={error} />
      <div className="role-choices" role="group" aria-label={t('import.roles')}>
        {mine.map(({ name }) => (
          <Checkbox
            key={name}
            label={roleName(name)}
            checked={roles.includes(name)}
            onChange={(_, { checked }) =>
              onChange({
                roles: checked === true ? [...roles, name] : roles.filter((each) => each !== name),
              })
            }
          />
        ))}
      </div>
    </details>
  )
}

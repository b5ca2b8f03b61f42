import './compare-table.css'
import type { Role } from '../../src/roles/contract.ts'
import { CheckIcon, CloseIcon } from '../ui/icons.ts'
import { useRoleName } from '../ui/role-names.tsx'
import { useT, useWords } from '../ui/t.tsx'

interface Props {
  readonly roles: readonly Role[]
  readonly first: Role
  readonly second: Role
}

/** What each of two roles may do, and whose passwords they may reset: where they differ is marked. */
export function CompareTable({ roles, first, second }: Props) {
  const t = useT()
  const { find } = useWords()
  const roleName = useRoleName()
  const abilities = [...new Set(roles.flatMap((role) => role.abilities))].filter(
    (ability) => ability !== '*',
  )
  const reach = ['(none)', ...roles.map(({ name }) => name)]
  const rows = [
    ...abilities.map((ability) => ({
      id: ability,
      label: find(`ability.${ability}`) ?? ability,
      has: ({ abilities: own }: Role) => own.includes('*') || own.includes(ability),
    })),
    ...reach.map((name) => ({
      id: `reset ${name}`,
      label: t('roles.compareReset', {
        role: name === '(none)' ? t('roles.noRole') : roleName(name),
      }),
      has: ({ resets }: Role) => resets.includes('*') || resets.includes(name),
    })),
  ]

  return (
    <table className="compare-table">
      <thead>
        <tr>
          <th scope="col">{t('roles.compareWhat')}</th>
          <th scope="col">{roleName(first.name)}</th>
          <th scope="col">{roleName(second.name)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, has }) => (
          <tr key={id} data-differs={has(first) !== has(second)}>
            <th scope="row">{label}</th>
            {[first, second].map((role) => (
              <td key={role.name}>
                {has(role) ? (
                  <CheckIcon className="compare-table-yes" aria-hidden="true" />
                ) : (
                  <CloseIcon className="compare-table-no" aria-hidden="true" />
                )}
                <span className="compare-table-word">
                  {has(role) ? t('roles.yes') : t('roles.no')}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

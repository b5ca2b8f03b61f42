import './role-points.css'
import { CheckIcon } from '../ui/icons.ts'
import { useT, useWords } from '../ui/t.tsx'

export function RoleAbilities({ abilities }: { readonly abilities: readonly string[] }) {
  const t = useT()
  const { find } = useWords()
  const texts = abilities.includes('*')
    ? [t('roles.everything')]
    : abilities.map((ability) => find(`ability.${ability}`) ?? ability)
  return (
    <ul className="role-points">
      {texts.map((text) => (
        <li key={text}>
          <CheckIcon className="role-points-icon" />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

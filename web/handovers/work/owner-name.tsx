import './owner-name.css'
import type { Handover } from '../../../src/handovers/contract.ts'
import { useSession } from '../../session.tsx'
import { Avatar } from '../../ui/fluent.ts'
import { PersonIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'

/** Whose it is, or that it is nobody's. */
export function OwnerName({ owner }: Pick<Handover, 'owner'>) {
  const t = useT()
  const { me } = useSession()
  if (owner === null) {
    return (
      <span className="owner-name secondary-text">
        <PersonIcon className="owner-name-icon" />
        {t('work.nobody')}
      </span>
    )
  }
  return (
    <span className="owner-name">
      <Avatar aria-hidden="true" name={owner.displayName} size={20} color="colorful" />
      <span>
        {owner.id === me.id ? t('work.ownerMe', { name: owner.displayName }) : owner.displayName}
      </span>
    </span>
  )
}

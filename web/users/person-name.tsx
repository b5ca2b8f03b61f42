import './person-name.css'
import { Link } from '@tanstack/react-router'
import type { UserListItem } from '../../src/accounts/contract.ts'
import { Avatar } from '../ui/fluent.ts'
import { useRowTabIndex } from '../ui/grid/row-tab-index.ts'
import { ProhibitedIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'

/** A picture with initials and the name, which opens the person's panel over the list. */
export function PersonName({ user }: { readonly user: UserListItem }) {
  const t = useT()
  const tabIndex = useRowTabIndex()
  return (
    <span className="person-name">
      <Avatar aria-hidden="true" name={user.displayName} size={28} color="colorful" />
      <Link
        to="."
        search={(before) => ({ ...before, user: user.id })}
        className="grid-link person-name-text"
        tabIndex={tabIndex}
        preload={false}
      >
        {user.displayName}
      </Link>
      {user.accountEnabled ? null : (
        <span className="person-name-blocked" title={t('users.blocked')}>
          <ProhibitedIcon className="person-name-icon" />
          <span className="visually-hidden">{t('users.blocked')}</span>
        </span>
      )}
    </span>
  )
}

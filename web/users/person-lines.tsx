import './person-name.css'
import { Link } from '@tanstack/react-router'
import type { UserListItem } from '../../src/accounts/contract.ts'
import { Avatar } from '../ui/fluent.ts'
import { useRowTabIndex } from '../ui/grid/row-tab-index.ts'
import { HandoverStateBadge } from '../ui/handover-state.tsx'
import { PasswordStateBadge } from './password-state-badge.tsx'

/** A user on a phone: who it is, and below it, whether they got their password. */
export function PersonLines({ user }: { readonly user: UserListItem }) {
  const tabIndex = useRowTabIndex()
  return (
    <div className="person-lines">
      <Avatar aria-hidden="true" name={user.displayName} size={36} color="colorful" />
      <div className="person-lines-text">
        <div className="person-lines-first">
          <Link
            to="."
            search={(before) => ({ ...before, user: user.id })}
            className="grid-link"
            tabIndex={tabIndex}
            preload={false}
          >
            {user.displayName}
          </Link>
          <PasswordStateBadge state={user.passwordState} />
        </div>
        <div className="person-lines-second">
          <span>{user.userPrincipalName}</span>
          {user.handover === null ? null : <HandoverStateBadge quiet state={user.handover.state} />}
        </div>
      </div>
    </div>
  )
}

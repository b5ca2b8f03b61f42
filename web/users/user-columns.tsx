import { Link } from '@tanstack/react-router'
import type { UserListItem } from '../../src/accounts/contract.ts'
import type { GridColumn } from '../ui/grid/columns.ts'
import { useRowTabIndex } from '../ui/grid/row-tab-index.ts'
import { HandoverStateBadge } from '../ui/handover-state.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import type { Translate } from '../../messages/translate.ts'
import { PasswordStateBadge } from './password-state-badge.tsx'
import { PersonName } from './person-name.tsx'

export function userColumns(t: Translate): readonly GridColumn<UserListItem>[] {
  return [
    {
      id: 'displayName',
      header: t('users.column.displayName'),
      width: 'minmax(11rem, 1.5fr)',
      sortBy: 'displayName',
      cell: (user) => <PersonName user={user} />,
    },
    {
      id: 'userPrincipalName',
      header: t('users.column.userPrincipalName'),
      width: 'minmax(10rem, 1.5fr)',
      sortBy: 'userPrincipalName',
      showFrom: 760,
      cell: (user) => <span title={user.userPrincipalName}>{user.userPrincipalName}</span>,
    },
    {
      id: 'department',
      header: t('users.column.department'),
      width: 'minmax(7rem, 1fr)',
      sortBy: 'department',
      showFrom: 900,
      cell: (user) => <span title={user.department ?? ''}>{user.department}</span>,
    },
    {
      id: 'password',
      header: t('users.column.password'),
      width: 'minmax(8.25rem, 0.7fr)',
      cell: (user) => <PasswordStateBadge state={user.passwordState} />,
    },
    {
      id: 'handover',
      header: t('users.column.handover'),
      width: 'minmax(9.25rem, 0.9fr)',
      cell: (user) => <HandoverCell user={user} />,
    },
    {
      id: 'lastSignIn',
      header: t('users.column.lastSignIn'),
      width: 'minmax(9.5rem, 0.8fr)',
      sortBy: 'lastSignIn',
      showFrom: 1020,
      cell: (user) =>
        user.lastSignInDateTime === null ? (
          <span className="secondary-text">{t('users.neverSignedIn')}</span>
        ) : (
          <RelativeTime at={user.lastSignInDateTime} focusable={false} />
        ),
    },
  ]
}

function HandoverCell({ user }: { readonly user: UserListItem }) {
  const tabIndex = useRowTabIndex()
  if (user.handover === null) return <span aria-hidden="true">–</span>
  return (
    <Link
      to="/handovers/$number"
      params={{ number: String(user.handover.number) }}
      className="grid-link"
      tabIndex={tabIndex}
      preload={false}
    >
      <HandoverStateBadge quiet state={user.handover.state} />
    </Link>
  )
}

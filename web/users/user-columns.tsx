import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Translate } from '../../messages/translate.ts'
import type { UserColumn, UserListItem } from '../../src/accounts/contract.ts'
import type { GridColumn } from '../ui/grid/columns.ts'
import { useRowTabIndex } from '../ui/grid/row-tab-index.ts'
import { HandoverStateBadge } from '../ui/handover-state.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { PasswordStateBadge } from './password-state-badge.tsx'
import { PersonName } from './person-name.tsx'
import { COLUMN_NAMES } from './views/list-columns.ts'

type Look = Pick<GridColumn<UserListItem>, 'width' | 'least' | 'sortBy' | 'stays' | 'cell'>

const LOOKS: Readonly<Record<UserColumn, Look>> = {
  userPrincipalName: {
    ...text((user) => user.userPrincipalName, 10, 1.5),
    sortBy: 'userPrincipalName',
  },
  department: { ...text((user) => user.department, 7), sortBy: 'department' },
  jobTitle: text((user) => user.jobTitle, 7),
  officeLocation: text((user) => user.officeLocation, 6),
  city: text((user) => user.city, 6),
  state: text((user) => user.state, 6),
  country: text((user) => user.country, 6),
  mobilePhone: text((user) => user.mobilePhone, 8, 0.8),
  mail: text((user) => user.mail, 10, 1.3),
  roles: { ...wide(8), cell: (user) => <RolesCell roles={user.roles} /> },
  password: {
    ...wide(8.25, 0.7),
    stays: true,
    cell: (user) => <PasswordStateBadge state={user.passwordState} />,
  },
  handover: { ...wide(9.25, 0.9), stays: true, cell: (user) => <HandoverCell user={user} /> },
  lastSignIn: {
    ...wide(9.5, 0.8),
    sortBy: 'lastSignIn',
    cell: (user) => <LastSignInCell at={user.lastSignInDateTime} />,
  },
  created: {
    ...wide(8, 0.8),
    sortBy: 'created',
    cell: (user) => <RelativeTime at={user.createdDateTime} focusable={false} />,
  },
  signIn: { ...wide(7.5, 0.7), cell: (user) => <SignInCell isAllowed={user.accountEnabled} /> },
}

/** The name, and behind it what was chosen, in that order. */
export function userColumns(
  t: Translate,
  chosen: readonly UserColumn[],
): readonly GridColumn<UserListItem>[] {
  return [
    {
      id: 'displayName',
      header: t('users.column.displayName'),
      ...wide(11, 1.5),
      sortBy: 'displayName',
      cell: (user) => <PersonName user={user} />,
    },
    ...chosen.map((id) => ({ id, header: t(COLUMN_NAMES[id]), ...LOOKS[id] })),
  ]
}

/** So many rem at least, and so large a part of what is left. */
function wide(rem: number, part = 1): { width: string; least: number } {
  return { width: `minmax(${rem}rem, ${part}fr)`, least: rem * 16 }
}

function text(of: (user: UserListItem) => ReactNode, rem: number, part = 1) {
  return {
    ...wide(rem, part),
    cell: (user: UserListItem) => {
      const said = of(user)
      return <span title={typeof said === 'string' ? said : ''}>{said}</span>
    },
  }
}

function RolesCell({ roles }: { readonly roles: readonly string[] }) {
  const roleName = useRoleName()
  const names = roles.map((role) => roleName(role)).join(', ')
  return <span title={names}>{names}</span>
}

function SignInCell({ isAllowed }: { readonly isAllowed: boolean }) {
  const t = useT()
  return isAllowed ? (
    <span>{t('users.signIn.allowed')}</span>
  ) : (
    <span>{t('users.signIn.blocked')}</span>
  )
}

function LastSignInCell({ at }: { readonly at: string | null }) {
  const t = useT()
  if (at === null) return <span className="secondary-text">{t('users.neverSignedIn')}</span>
  return <RelativeTime at={at} focusable={false} />
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

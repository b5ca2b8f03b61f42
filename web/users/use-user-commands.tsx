import { useNavigate } from '@tanstack/react-router'
import type { Decision } from '../../src/platform/contract.ts'
import type { UserListItem } from '../../src/accounts/contract.ts'
import { queryString } from '../api.ts'
import { useSession } from '../session.tsx'
import type { Command } from '../ui/command-bar.tsx'
import {
  AddUserIcon,
  BlockIcon,
  DeleteIcon,
  ExportIcon,
  RefreshIcon,
  ResetIcon,
  SignOutIcon,
  UnblockIcon,
} from '../ui/icons.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.tsx'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { listQuery } from './users-queries.ts'
import type { UsersSearch } from './users-search.ts'

/** What is asked about before it happens. */
export type UserAction = 'block' | 'unblock' | 'signOut' | 'delete'

interface Options {
  readonly selected: readonly UserListItem[]
  /** The row that has the focus: keys act on it when nothing is selected. */
  readonly active: UserListItem | undefined
  readonly search: UsersSearch
  readonly onReset: (user: UserListItem) => void
  readonly onAction: (action: UserAction, user: UserListItem) => void
  readonly onRefresh: () => void
}

/** The command bar of the list, and the same things by key. Each command acts on one user, and says why it can't. */
export function useUserCommands(options: Options): readonly Command[] {
  const { selected, active, search, onReset, onAction, onRefresh } = options
  const t = useT()
  const { can } = useSession()
  const reasonOf = useReason()
  const navigate = useNavigate()
  const one = selected.length === 1 ? selected[0] : undefined
  const byKey = selected.length === 0 ? active : one

  function whyNot(decide: (user: UserListItem) => Decision): string | undefined {
    if (selected.length === 0) return t('users.selectFirst')
    return one === undefined ? t('users.selectOne') : reasonOf(decide(one))
  }

  const addReason = can('users.create') ? undefined : t('reason.no-ability')
  const handleAdd = () =>
    void navigate({ to: '/users', search: (before) => ({ ...before, add: '1' }) })
  const handleExport = () =>
    window.location.assign(`/api/users/export.csv${queryString(listQuery(search))}`)
  const isBlocked = one?.accountEnabled === false
  const blocking: UserAction = isBlocked ? 'unblock' : 'block'

  useShortcut({
    keys: ['r'],
    label: t('users.reset'),
    group: 'actions',
    inPalette: true,
    disabled: byKey?.abilities.resetPassword.allowed !== true,
    run: () => {
      if (byKey !== undefined) onReset(byKey)
    },
  })
  useShortcut({
    keys: ['n'],
    label: t('users.add'),
    group: 'actions',
    inPalette: true,
    disabled: addReason !== undefined,
    run: handleAdd,
  })
  useShortcut({
    keys: ['e'],
    label: t('users.export'),
    group: 'actions',
    inPalette: true,
    run: handleExport,
  })

  const act = (action: UserAction) => () => {
    if (one !== undefined) onAction(action, one)
  }
  return [
    {
      id: 'add',
      label: t('users.add'),
      icon: <AddUserIcon />,
      disabledReason: addReason,
      onClick: handleAdd,
    },
    {
      id: 'reset',
      label: t('users.reset'),
      icon: <ResetIcon />,
      isPrimary: true,
      disabledReason: whyNot(({ abilities }) => abilities.resetPassword),
      onClick: () => {
        if (one !== undefined) onReset(one)
      },
    },
    {
      id: 'block',
      label: t(`users.${blocking}`),
      icon: isBlocked ? <UnblockIcon /> : <BlockIcon />,
      disabledReason: whyNot(({ abilities }) => abilities.block),
      onClick: act(blocking),
    },
    {
      id: 'signOut',
      label: t('users.signOut'),
      icon: <SignOutIcon />,
      disabledReason: whyNot(({ abilities }) => abilities.revokeSessions),
      onClick: act('signOut'),
    },
    {
      id: 'delete',
      label: t('users.delete'),
      icon: <DeleteIcon />,
      disabledReason: whyNot(({ abilities }) => abilities.delete),
      onClick: act('delete'),
    },
    { id: 'export', label: t('users.export'), icon: <ExportIcon />, onClick: handleExport },
    { id: 'refresh', label: t('users.refresh'), icon: <RefreshIcon />, onClick: onRefresh },
  ]
}

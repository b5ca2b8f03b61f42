import { useNavigate } from '@tanstack/react-router'
import type { Decision } from '../../src/platform/contract.ts'
import type { UserListItem } from '../../src/accounts/contract.ts'
import type { BulkKind } from '../bulk/bulk-draft.ts'
import { MOST_IDS } from '../bulk/bulk-draft.ts'
import type { Ability } from '../session.tsx'
import { useSession } from '../session.tsx'
import type { Command } from '../ui/command-bar.tsx'
import {
  AddUserIcon,
  AddUsersIcon,
  BlockIcon,
  DeleteIcon,
  ExportIcon,
  PersonKeyIcon,
  RefreshIcon,
  RemovePersonIcon,
  ResetIcon,
  SignOutIcon,
  UnblockIcon,
} from '../ui/icons.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.tsx'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import type { Selection } from './use-selection.ts'

/** What is asked about before it happens. */
export type UserAction = 'block' | 'unblock' | 'signOut' | 'delete'

interface Options {
  readonly selection: Selection
  /** The row that has the focus: keys act on it when nothing is selected. */
  readonly active: UserListItem | undefined
  readonly onReset: (user: UserListItem) => void
  readonly onAction: (action: UserAction, user: UserListItem) => void
  /** To all of the selection: planned first, and shown before anything happens. */
  readonly onBulk: (kind: BulkKind) => void
  readonly onExport: () => void
  readonly onRefresh: () => void
}

/**
 * The command bar of the list, and the same things by key. On one user each acts at once, or says why it can't; on
 * several it is planned, and the plan says who is left out and why.
 */
export function useUserCommands(options: Options): readonly Command[] {
  const { selection, active, onReset, onAction, onBulk, onExport, onRefresh } = options
  const t = useT()
  const { can } = useSession()
  const reasonOf = useReason()
  const navigate = useNavigate()
  const { rows: selected, isAll } = selection
  const one = selected.length === 1 && !isAll ? selected[0] : undefined
  const isMany = isAll || selected.length > 1
  const byKey = selected.length === 0 ? active : one

  function whyNotMany(ability: Ability): string | undefined {
    if (selected.length === 0) return t('users.selectFirst')
    if (!can(ability)) return t('reason.no-ability')
    return !isAll && selected.length > MOST_IDS ? t('bulk.tooMany', { count: MOST_IDS }) : undefined
  }
  function whyNot(ability: Ability, decide: (user: UserListItem) => Decision): string | undefined {
    return one === undefined ? whyNotMany(ability) : reasonOf(decide(one))
  }

  const addReason = can('users.create') ? undefined : t('reason.no-ability')
  const handleAdd = () =>
    void navigate({ to: '/users', search: (before) => ({ ...before, add: '1' }) })
  const handleReset = () => {
    if (isMany) onBulk('reset')
    else if (byKey !== undefined) onReset(byKey)
  }

  useShortcut({
    keys: ['r'],
    label: t('users.reset'),
    group: 'actions',
    inPalette: true,
    disabled: isMany
      ? whyNotMany('passwords.reset') !== undefined
      : byKey?.abilities.resetPassword.allowed !== true,
    run: handleReset,
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
    run: onExport,
  })

  /** Of several some may be blocked and some not: both are offered. */
  const blockings: readonly UserAction[] = isMany
    ? ['block', 'unblock']
    : [one?.accountEnabled === false ? 'unblock' : 'block']
  const act = (action: UserAction) => () => {
    if (one === undefined) onBulk(action)
    else onAction(action, one)
  }
  const roleCommands: readonly Command[] = can('roles.assign')
    ? [
        {
          id: 'assignRole',
          label: t('users.assignRole'),
          icon: <PersonKeyIcon />,
          disabledReason: whyNotMany('roles.assign'),
          onClick: () => onBulk('assignRole'),
        },
        {
          id: 'removeRole',
          label: t('users.removeRole'),
          icon: <RemovePersonIcon />,
          disabledReason: whyNotMany('roles.assign'),
          onClick: () => onBulk('removeRole'),
        },
      ]
    : []
  return [
    {
      id: 'add',
      label: t('users.add'),
      icon: <AddUserIcon />,
      disabledReason: addReason,
      onClick: handleAdd,
    },
    {
      id: 'addMany',
      label: t('import.title'),
      icon: <AddUsersIcon />,
      disabledReason: addReason,
      onClick: () => void navigate({ to: '/users/import', search: {} }),
    },
    {
      id: 'reset',
      label: isMany ? t('job.kind.reset') : t('users.reset'),
      icon: <ResetIcon />,
      isPrimary: true,
      disabledReason: whyNot('passwords.reset', ({ abilities }) => abilities.resetPassword),
      onClick: handleReset,
    },
    ...blockings.map((blocking) => ({
      id: blocking,
      label: t(`users.${blocking}`),
      icon: blocking === 'block' ? <BlockIcon /> : <UnblockIcon />,
      disabledReason: whyNot('users.sensitive', ({ abilities }) => abilities.block),
      onClick: act(blocking),
    })),
    {
      id: 'signOut',
      label: t('users.signOut'),
      icon: <SignOutIcon />,
      disabledReason: whyNot('passwords.reset', ({ abilities }) => abilities.revokeSessions),
      onClick: act('signOut'),
    },
    {
      id: 'delete',
      label: isMany ? t('job.kind.delete') : t('users.delete'),
      icon: <DeleteIcon />,
      disabledReason: whyNot('users.deleteRestore', ({ abilities }) => abilities.delete),
      onClick: act('delete'),
    },
    ...roleCommands,
    { id: 'export', label: t('users.export'), icon: <ExportIcon />, onClick: onExport },
    { id: 'refresh', label: t('users.refresh'), icon: <RefreshIcon />, onClick: onRefresh },
  ]
}

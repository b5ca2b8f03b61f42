import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { UserDetail } from '../../../src/accounts/contract.ts'
import type { Command } from '../../ui/command-bar.tsx'
import { CommandBar } from '../../ui/command-bar.tsx'
import {
  BlockIcon,
  DeleteIcon,
  EditIcon,
  ResetIcon,
  RestoreIcon,
  SignOutIcon,
  UnblockIcon,
} from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'
import type { UserAction } from '../use-user-commands.tsx'
import { UserConfirmations } from '../user-confirmations.tsx'
import { EditUserPanel } from './edit-user-panel.tsx'

interface Props {
  readonly user: UserDetail
  readonly onDeleted: () => void
}

export function UserActions({ user, onDeleted }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const reasonOf = useReason()
  const [asked, setAsked] = useState<UserAction>()
  const [edits, setEdits] = useState(false)
  const { abilities } = user
  const blocking: UserAction = user.accountEnabled ? 'block' : 'unblock'

  const reset: Command = {
    id: 'reset',
    label: t('users.reset'),
    icon: <ResetIcon />,
    isPrimary: true,
    disabledReason: reasonOf(abilities.resetPassword),
    onClick: () => void navigate({ to: '.', search: (before) => ({ ...before, reset: user.id }) }),
  }
  const restore: Command = {
    id: 'restore',
    label: t('deleted.restore'),
    icon: <RestoreIcon />,
    isPrimary: true,
    disabledReason: reasonOf(abilities.restore),
    onClick: () =>
      void navigate({ to: '.', search: (before) => ({ ...before, restore: user.id }) }),
  }
  const others: readonly Command[] = [
    {
      id: 'edit',
      label: t('common.edit'),
      icon: <EditIcon />,
      disabledReason: abilities.updateSensitive.allowed ? undefined : reasonOf(abilities.update),
      onClick: () => setEdits(true),
    },
    {
      id: 'block',
      label: t(`users.${blocking}`),
      icon: user.accountEnabled ? <BlockIcon /> : <UnblockIcon />,
      disabledReason: reasonOf(abilities.block),
      onClick: () => setAsked(blocking),
    },
    {
      id: 'signOut',
      label: t('users.signOut'),
      icon: <SignOutIcon />,
      disabledReason: reasonOf(abilities.revokeSessions),
      onClick: () => setAsked('signOut'),
    },
    {
      id: 'delete',
      label: t('users.delete'),
      icon: <DeleteIcon />,
      disabledReason: reasonOf(abilities.delete),
      onClick: () => setAsked('delete'),
    },
  ]

  return (
    <>
      <CommandBar
        label={t('user.actions')}
        commands={user.deletedDateTime === null ? [reset, ...others] : [restore]}
      />
      <UserConfirmations
        asked={asked === undefined ? undefined : { action: asked, user }}
        onClose={() => setAsked(undefined)}
        onDone={(action) => {
          if (action === 'delete') onDeleted()
        }}
      />
      <EditUserPanel open={edits} user={user} onClose={() => setEdits(false)} />
    </>
  )
}

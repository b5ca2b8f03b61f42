import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Handover } from '../../../src/handovers/contract.ts'
import { useSession } from '../../session.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { BlockIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'
import { UserConfirmations } from '../../users/user-confirmations.tsx'
import { userQuery } from '../../users/users-queries.ts'

interface Props {
  readonly user: Handover['user']
  readonly onDone: () => void
}

/** Keeps everybody out of the account; says so if that is so already, or why it can't be done. */
export function BlockButton({ user, onDone }: Props) {
  const t = useT()
  const reasonOf = useReason()
  const { can } = useSession()
  const { data } = useQuery({ ...userQuery(user.id), enabled: can('users.read') })
  const [isAsked, setAsked] = useState(false)
  const disabledReason =
    data === undefined
      ? t('reason.no-ability')
      : data.accountEnabled
        ? reasonOf(data.abilities.block)
        : t('call.isBlocked')
  return (
    <>
      <ActionButton
        appearance="primary"
        label={t('users.block')}
        icon={<BlockIcon />}
        disabledReason={disabledReason}
        onClick={() => setAsked(true)}
      />
      <UserConfirmations
        asked={isAsked ? { action: 'block', user } : undefined}
        onClose={() => setAsked(false)}
        onDone={onDone}
      />
    </>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { useLast } from '../ui/use-opening.ts'
import type { UserAction } from './use-user-commands.tsx'

interface AskedUser {
  readonly id: string
  readonly displayName: string
}

interface Props {
  readonly asked: { readonly action: UserAction; readonly user: AskedUser } | undefined
  readonly onClose: () => void
  readonly onDone?: (action: UserAction) => void
}

const CALLS: Record<UserAction, (id: string) => Promise<unknown>> = {
  block: (id) => api.patch(`/users/${id}`, { accountEnabled: false }),
  unblock: (id) => api.patch(`/users/${id}`, { accountEnabled: true }),
  signOut: (id) => api.post(`/users/${id}/revoke-sessions`),
  delete: (id) => api.delete(`/users/${id}`),
}

/** Says what will happen to whom, and what stays, before it does. */
export function UserConfirmations({ asked, onClose, onDone }: Props) {
  const t = useT()
  const toasts = useToasts()
  const client = useQueryClient()
  const shown = useLast(asked)
  const act = useMutation({
    mutationFn: ({ action, user }: NonNullable<Props['asked']>) => CALLS[action](user.id),
    onSuccess: async (_, { action, user }) => {
      toasts.success({ title: t(`users.done.${action}`, { name: user.displayName }) })
      onClose()
      onDone?.(action)
      await client.invalidateQueries({ queryKey: ['users'] })
    },
  })

  function handleClose() {
    act.reset()
    onClose()
  }

  return (
    <ConfirmDialog
      open={asked !== undefined}
      title={
        shown === undefined ? '' : t(`users.ask.${shown.action}`, { name: shown.user.displayName })
      }
      action={shown === undefined ? '' : t(`users.${shown.action}`)}
      isPending={act.isPending}
      error={act.error}
      onConfirm={() => {
        if (asked !== undefined) act.mutate(asked)
      }}
      onClose={handleClose}
    >
      {shown === undefined ? null : <p>{t(`users.askText.${shown.action}`)}</p>}
    </ConfirmDialog>
  )
}

import type { Role, RoleAssignmentList } from '../../src/roles/contract.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { useAssignment } from './use-assignment.ts'

interface Props {
  readonly role: Role
  readonly holder: RoleAssignmentList['value'][number]
  readonly open: boolean
  readonly onClose: () => void
}

export function RemoveDialog({ role, holder, open, onClose }: Props) {
  const t = useT()
  const roleName = useRoleName()
  const remove = useAssignment(role.name, 'remove', onClose)
  return (
    <ConfirmDialog
      open={open}
      title={t('roles.removeAsk', { name: holder.displayName, role: roleName(role.name) })}
      action={t('roles.removeAction')}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ id: holder.userId, displayName: holder.displayName })}
      onClose={() => {
        remove.reset()
        onClose()
      }}
    >
      {t('roles.removeText')}
    </ConfirmDialog>
  )
}

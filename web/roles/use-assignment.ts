import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'

interface Person {
  readonly id: string
  readonly displayName: string
}

/** Gives or takes a role; everything that shows roles is read again. */
export function useAssignment(role: string, change: 'assign' | 'remove', onDone: () => void) {
  const t = useT()
  const toasts = useToasts()
  const roleName = useRoleName()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ id }: Person) => {
      const path = `/roles/${role}/assignments/${id}`
      await (change === 'assign' ? api.put(path) : api.delete(path))
    },
    onSuccess: async (_, { displayName: name }) => {
      onDone()
      const values = { name, role: roleName(role) }
      toasts.success({
        title: change === 'assign' ? t('roles.assigned', values) : t('roles.removed', values),
      })
      await Promise.all(
        ['roles', 'users', 'home'].map((room) => client.invalidateQueries({ queryKey: [room] })),
      )
    },
  })
}

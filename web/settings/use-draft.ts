import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Settings, UpdateSettingsBody } from '../../src/organisation/contract.ts'
import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'

/** One section's values while they are being edited, and how they are saved. */
export function useDraft<Values extends object>(
  saved: Values,
  bodyOf: (values: Values) => UpdateSettingsBody,
) {
  const t = useT()
  const toasts = useToasts()
  const client = useQueryClient()
  const { can, refresh } = useSession()
  const [changes, setChanges] = useState<Partial<Values>>({})
  const values: Values = { ...saved, ...changes }
  const save = useMutation({
    mutationFn: () => api.patch<Settings>('/settings', bodyOf(values)),
    onSuccess: async (settings) => {
      client.setQueryData(['settings'], settings)
      setChanges({})
      toasts.success({ title: t('settings.saved') })
      await Promise.all([refresh(), client.invalidateQueries({ queryKey: ['home'] })])
    },
  })
  return {
    values,
    isReadOnly: !can('settings.write'),
    isDirty: JSON.stringify(values) !== JSON.stringify(saved),
    save,
    change: (change: Partial<Values>) => setChanges((before) => ({ ...before, ...change })),
    undo: () => {
      setChanges({})
      save.reset()
    },
  }
}

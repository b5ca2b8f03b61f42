import { useMutation } from '@tanstack/react-query'
import type { Handover, HandoverDetail } from '../../../src/handovers/contract.ts'
import { api } from '../../api.ts'
import { useT } from '../../ui/t.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { useRefreshAfterHandover } from '../../ui/use-refresh.ts'

export function useNote({ number, reference }: Handover, onSaved: () => void) {
  const t = useT()
  const toasts = useToasts()
  const refresh = useRefreshAfterHandover()
  return useMutation({
    mutationFn: (note: string) => api.post<HandoverDetail>(`/handovers/${number}/notes`, { note }),
    onSuccess: async () => {
      onSaved()
      toasts.success({ title: t('work.noted', { what: reference }) })
      await refresh()
    },
  })
}

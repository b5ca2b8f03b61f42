import { useMutation } from '@tanstack/react-query'
import type { Handover } from '../../src/handovers/contract.ts'
import { api } from '../api.ts'
import { useProblemText } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { useRefreshAfterHandover } from '../ui/use-refresh.ts'

/** Keeps the message from leaving, in its first seconds. */
export function useStop() {
  const t = useT()
  const toasts = useToasts()
  const problemText = useProblemText()
  const refresh = useRefreshAfterHandover()
  return useMutation({
    mutationFn: ({ number }: Handover) => api.post<Handover>(`/handovers/${number}/stop`),
    onSuccess: async ({ user }) => {
      toasts.success({
        title: t('handover.stopped'),
        body: t('handover.stoppedText', { name: user.displayName }),
      })
      await refresh()
    },
    onError: async (error) => {
      toasts.problem({ title: problemText(error) })
      await refresh()
    },
  })
}

export function useWithdraw(onDone: () => void) {
  const t = useT()
  const toasts = useToasts()
  const refresh = useRefreshAfterHandover()
  return useMutation({
    mutationFn: ({ number }: Handover) => api.post<Handover>(`/handovers/${number}/withdraw`),
    onSuccess: async ({ reference }) => {
      onDone()
      toasts.success({ title: t('handover.withdrawn', { reference }) })
      await refresh()
    },
  })
}

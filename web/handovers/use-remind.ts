import { useMutation } from '@tanstack/react-query'
import type { Handover } from '../../src/handovers/contract.ts'
import { api } from '../api.ts'
import { useProblemText } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { useRefreshAfterHandover } from '../ui/use-refresh.ts'

/** Asks the recipient, by mail, to look for the message. */
export function useRemind() {
  const t = useT()
  const toasts = useToasts()
  const problemText = useProblemText()
  const refresh = useRefreshAfterHandover()
  return useMutation({
    mutationFn: ({ number }: Handover) => api.post<Handover>(`/handovers/${number}/remind`),
    onSuccess: async ({ user, recipient }) => {
      toasts.success({
        title: t('handover.reminded', { name: user.displayName }),
        body: t('handover.remindedText', { recipient: recipient ?? '' }),
      })
      await refresh()
    },
    onError: async (error) => {
      toasts.problem({ title: problemText(error) })
      await refresh()
    },
  })
}

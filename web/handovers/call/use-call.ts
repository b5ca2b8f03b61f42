import { useMutation } from '@tanstack/react-query'
import type { Handover } from '../../../src/handovers/contract.ts'
import { api } from '../../api.ts'
import { useT } from '../../ui/t.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { useRefreshAfterHandover } from '../../ui/use-refresh.ts'
import type { CallDraft } from './call-draft.ts'

/** Records what came of a call. What is only the beginning of something else isn't recorded here. */
export function useRecordCall({ number, reference, user }: Handover, onDone: () => void) {
  const t = useT()
  const toasts = useToasts()
  const refresh = useRefreshAfterHandover()
  return useMutation({
    mutationFn: ({ outcome, verification, note }: CallDraft) => {
      const said = note.trim()
      if (outcome === 'has')
        return api.post(`/handovers/${number}/receipt`, { how: 'called', note: said, verification })
      if (outcome === 'notThem')
        return api.post(`/handovers/${number}/dispute`, { note: said, verification })
      return api.post(`/handovers/${number}/call-attempt`, said === '' ? {} : { note: said })
    },
    onSuccess: async (_, { outcome }) => {
      if (outcome === 'has') toasts.success({ title: t('handover.recorded', { reference }) })
      if (outcome === 'unreached')
        toasts.success({ title: t('call.attemptRecorded', { name: user.displayName }) })
      if (outcome !== 'notThem') onDone()
      await refresh()
    },
  })
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Static } from 'typebox'
import type { BulkBody, PlannedJob } from '../../src/bulk/contract.ts'
import { api } from '../api.ts'

/** Plans a job, in which nothing happens yet, and goes to its page. */
export function usePlanBulk() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: BulkBody) => api.post<Static<typeof PlannedJob>>('/bulk', body),
    onSuccess: async ({ number }) => {
      void client.invalidateQueries({ queryKey: ['jobs', 'list'] })
      await navigate({ to: '/jobs/$number', params: { number: String(number) } })
    },
  })
}

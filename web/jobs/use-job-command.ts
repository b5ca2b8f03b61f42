import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Job } from '../../src/jobs/contract.ts'
import { api, isProblem } from '../api.ts'
import { jobKey } from './jobs-queries.ts'

export type JobCommand = 'start' | 'approve' | 'decline' | 'pause' | 'resume' | 'cancel' | 'retry'

export interface JobCommands {
  readonly run: (command: JobCommand) => void
  /** What is under way. */
  readonly pending: JobCommand | undefined
  readonly error: Error | null
  /** What waits for the operator's own password. */
  readonly asks: JobCommand | undefined
  readonly onConfirmed: () => void
  readonly onUnconfirmed: () => void
}

/** Does something with the job; what asks for the password first is done once that was given. */
export function useJobCommand(job: Job): JobCommands {
  const client = useQueryClient()
  const [asks, setAsks] = useState<JobCommand>()
  const act = useMutation({
    mutationFn: async (command: JobCommand) => {
      // Starting names the count that was read: nobody starts what they haven't seen.
      const body = command === 'start' ? { count: job.counts.planned } : undefined
      return await api.post<Job>(`/jobs/${job.number}/${command}`, body)
    },
    onSuccess: async (next) => {
      setAsks(undefined)
      // An answer that is under way tells of the time before.
      await client.cancelQueries({ queryKey: jobKey(job.number), exact: true })
      client.setQueryData(jobKey(job.number), next)
      await client.invalidateQueries({ queryKey: ['jobs', 'list'] })
    },
    onError: (error, command) => {
      if (isProblem(error, 'fresh-sign-in-required')) setAsks(command)
      else void client.invalidateQueries({ queryKey: jobKey(job.number) })
    },
  })
  const isAsking = isProblem(act.error, 'fresh-sign-in-required')
  return {
    run: (command) => act.mutate(command),
    pending: act.isPending ? act.variables : undefined,
    error: isAsking ? null : act.error,
    asks,
    onConfirmed: () => {
      if (asks !== undefined) act.mutate(asks)
      setAsks(undefined)
    },
    onUnconfirmed: () => setAsks(undefined),
  }
}

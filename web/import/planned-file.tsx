import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Import } from '../../src/import/contract.ts'
import type { Job } from '../../src/jobs/contract.ts'
import { api } from '../api.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Button } from '../ui/fluent.ts'
import { AddUsersIcon } from '../ui/icons.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { importKey } from './import-queries.ts'

interface Props {
  readonly id: string
  readonly job: NonNullable<Import['job']>
}

/** A job goes by the lines: they stay as they are until it is done, or until its preview is discarded. */
export function PlannedFile({ id, job }: Props) {
  const t = useT()
  const client = useQueryClient()
  const navigate = useNavigate()
  const number = String(job.number)
  const discard = useMutation({
    mutationFn: async () => {
      // Whoever started it elsewhere in between doesn't want it cancelled by this.
      const { startedAt } = await api.get<Job>(`/jobs/${number}`)
      if (startedAt === null) await api.post(`/jobs/${number}/cancel`)
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['jobs'] })
      void client.invalidateQueries({ queryKey: ['imports', 'list'] })
      return client.invalidateQueries({ queryKey: importKey(id) })
    },
  })
  return (
    <>
      <EmptyState
        icon={AddUsersIcon}
        title={t('import.planned')}
        action={
          <div className="import-actions">
            <Button
              appearance="primary"
              onClick={() => void navigate({ to: '/jobs/$number', params: { number } })}
            >
              {t('import.openJob', { job: number })}
            </Button>
            {job.hasRun ? null : (
              <ActionButton
                label={t('import.discardPreview')}
                isPending={discard.isPending}
                onClick={() => discard.mutate()}
              />
            )}
          </div>
        }
      >
        {t('import.plannedText')}
      </EmptyState>
      <ProblemMessage error={discard.error} />
    </>
  )
}

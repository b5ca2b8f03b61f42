import { Link } from '@tanstack/react-router'
import type { Job } from '../../src/jobs/contract.ts'
import { useT } from '../ui/t.tsx'

/** The way back to the file of an import, where lines were left out for problems or nothing was run. */
export function ImportLink({
  job: { importId, summary, state, startedAt },
}: {
  readonly job: Job
}) {
  const t = useT()
  const hasProblems = summary.some(({ reason }) => reason === 'import-problem')
  const isDiscarded = state === 'cancelled' && startedAt === null
  if (importId === null || !(hasProblems || isDiscarded)) return null
  return (
    <p>
      <Link
        className="text-link"
        to="/users/import/$id"
        params={{ id: importId }}
        search={{ step: 'check' }}
      >
        {hasProblems ? t('job.import.putRight') : t('job.import.back')}
      </Link>
    </p>
  )
}

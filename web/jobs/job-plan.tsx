import type { Job } from '../../src/jobs/contract.ts'
import { useJobWords } from './use-job-words.ts'

/** What will happen to how many, how it reaches them, and who is left out and why. */
export function JobPlan({ job }: { readonly job: Job }) {
  const words = useJobWords()
  const ways = words.ways(job)
  const leftOut = words.leftOut(job)
  return (
    <ul className="job-plan">
      {job.counts.planned === 0 ? null : (
        <li>
          <strong>{words.will(job)}</strong>
        </li>
      )}
      {ways === '' ? null : <li>{ways}</li>}
      {leftOut === undefined ? null : <li>{leftOut}</li>}
    </ul>
  )
}

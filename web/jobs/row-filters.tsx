import { Link } from '@tanstack/react-router'
import type { Job } from '../../src/jobs/contract.ts'
import { useFormats, useT } from '../ui/t.tsx'
import type { JobSearch } from './job-search.ts'
import { ROW_STATES } from './job-search.ts'
import { reasonsOf } from './job-summary.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: Job
  readonly search: JobSearch
}

/** How many rows the filter leaves. */
export function shownCount({ counts, summary }: Job, { state, reason }: JobSearch): number {
  if (reason !== undefined)
    return summary
      .filter((row) => row.reason === reason && (state === undefined || row.state === state))
      .reduce((sum, { count }) => sum + count, 0)
  if (state !== undefined) return counts[state]
  return ROW_STATES.reduce((sum, each) => sum + counts[each], 0)
}

/** The states that rows are in, each with its count; in one that has reasons, those too. */
export function RowFilters({ job, search }: Props) {
  const t = useT()
  const words = useJobWords()
  const states = ROW_STATES.filter((state) => job.counts[state] > 0 || state === search.state)
  const reasons = search.state === undefined ? [] : reasonsOf(job.summary, search.state)
  return (
    <>
      {states.length < 2 && search.state === undefined ? null : (
        <nav aria-label={t('job.rows.filter')}>
          <ul className="job-chips">
            <Chip
              to={{}}
              isCurrent={search.state === undefined && search.reason === undefined}
              label={t('job.rows.all')}
              count={shownCount(job, {})}
            />
            {states.map((state) => (
              <Chip
                key={state}
                to={{ state }}
                isCurrent={search.state === state && search.reason === undefined}
                label={t(`job.rowState.${state}`)}
                count={job.counts[state]}
              />
            ))}
          </ul>
        </nav>
      )}
      {reasons.length === 0 ? null : (
        <nav aria-label={t('job.rows.reasons')}>
          <ul className="job-chips">
            {reasons.map(({ name, count }) => (
              <Chip
                key={name}
                to={{ ...search, reason: name }}
                isCurrent={search.reason === name}
                label={words.reason(name)}
                count={count}
              />
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}

interface ChipProps {
  readonly to: JobSearch
  readonly isCurrent: boolean
  readonly label: string
  readonly count: number
}

function Chip({ to, isCurrent, label, count }: ChipProps) {
  const { number } = useFormats()
  return (
    <li>
      <Link
        to="."
        search={({ state: _state, reason: _reason, ...before }) => ({ ...before, ...to })}
        replace
        resetScroll={false}
        className="job-chip"
        data-current={isCurrent}
        aria-current={isCurrent ? 'true' : undefined}
      >
        {label} <span className="job-chip-count">{number.format(count)}</span>
      </Link>
    </li>
  )
}

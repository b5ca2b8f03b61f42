import '../../jobs/job-screen.css'
import { Link } from '@tanstack/react-router'
import type { ImportCounts } from '../../../src/import/contract.ts'
import { useFormats, useT } from '../../ui/t.tsx'
import { ONLY, type Only } from '../import-search.ts'

interface Props {
  readonly id: string
  readonly counts: ImportCounts
  readonly only: Only | undefined
  readonly problem: string | undefined
}

/** How many lines would come to what; each is a filter. */
export function LineFilters({ id, counts, only, problem }: Props) {
  const t = useT()
  const { number } = useFormats()
  const countOf = (each: Only) => (each === 'problems' ? counts.problem : counts[each])
  const all = ONLY.reduce((sum, each) => sum + countOf(each), 0)
  const chips = [
    { value: 'all', label: t('import.only.all'), count: all },
    ...ONLY.map((each) => ({
      value: each,
      label: t(`import.only.${each}`),
      count: countOf(each),
    })),
  ] as const
  return (
    <nav aria-label={t('import.only')}>
      <ul className="job-chips">
        {chips.map(({ value, label, count }) => {
          const isCurrent = value === (only ?? 'all') && problem === undefined
          return (
            <li key={value}>
              <Link
                to="/users/import/$id"
                params={{ id }}
                search={{ step: 'check', only: value }}
                replace
                preload={false}
                className="job-chip"
                data-current={isCurrent}
                aria-current={isCurrent ? 'true' : undefined}
              >
                {label} <span className="job-chip-count">{number.format(count)}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

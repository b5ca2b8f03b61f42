import { Link } from '@tanstack/react-router'
import type { Import } from '../../../src/import/contract.ts'
import { useFormats, useT, useWords } from '../../ui/t.tsx'

/** What another answer under Columns mends in all lines at once. */
const MENDED_IN_COLUMNS = ['domainMissing', 'nameMissing', 'nameTaken', 'userNotFound'] as const

interface Props {
  readonly file: Pick<Import, 'id' | 'problems'>
  /** The one that is shown alone. */
  readonly problem: string | undefined
}

/** Which problems there are, each with its count: a thousand of one kind are one thing to think about. */
export function ProblemFilters({ file: { id, problems }, problem }: Props) {
  const t = useT()
  const { find } = useWords()
  const { number } = useFormats()
  // The one that is looked at stays, also once its last line is put right.
  const isGone = problem !== undefined && problems.every(({ code }) => code !== problem)
  const shown = isGone ? [...problems, { code: problem, count: 0 }] : problems
  // Of a single line, its own words say it.
  const mended = MENDED_IN_COLUMNS.flatMap((code) =>
    problems.filter((each) => each.code === code && each.count > 1),
  )
  return (
    <>
      {shown.length < 2 && problem === undefined ? null : (
        <nav aria-label={t('import.problemKinds')}>
          <ul className="job-chips">
            {shown.map(({ code, count }) => (
              <li key={code}>
                <Link
                  to="/users/import/$id"
                  params={{ id }}
                  search={{ step: 'check', only: 'problems', problem: code }}
                  replace
                  resetScroll={false}
                  preload={false}
                  className="job-chip"
                  data-current={code === problem}
                  aria-current={code === problem ? 'true' : undefined}
                >
                  {find(`import.problemKind.${code}`) ?? code}{' '}
                  <span className="job-chip-count">{number.format(count)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {mended.map(({ code, count }) => (
        <p key={code} className="import-note">
          {find(`import.mendAll.${code}`, { count })}{' '}
          <Link
            to="/users/import/$id"
            params={{ id }}
            search={{ step: 'columns' }}
            className="text-link"
          >
            {t('import.back.columns')}
          </Link>
        </p>
      ))}
    </>
  )
}

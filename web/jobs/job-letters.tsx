import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lettersQuery } from '../letters/letters-queries.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'

interface Props {
  readonly number: number
}

/** What became of the job's letters, as steps of a list: which wait, which ended unprinted, and which are printed. */
export function JobLetters({ number }: Props) {
  const t = useT()
  const { data, error } = useQuery(lettersQuery({ job: String(number) }, undefined))
  if (data === undefined)
    return error === null ? null : (
      <li>
        <ProblemMessage error={error} />
        <PrintLink number={number} />
      </li>
    )
  const { waiting } = data
  const printed = data.printed ?? 0
  const expired = data.expired ?? 0
  return (
    <>
      {waiting === 0 ? null : (
        <li>
          <span>
            <strong>{t('job.next.letters', { count: waiting })}</strong>
            <span className="secondary-text"> {t('job.next.lettersText')}</span>
          </span>
          <PrintLink number={number} />
        </li>
      )}
      {expired === 0 ? null : (
        <li>
          <span>
            <strong>{t('letters.expired', { count: expired })}</strong>
            <span className="secondary-text"> {t('letters.expiredText', { count: expired })}</span>
          </span>
          <Link className="text-link" to="/follow-up" search={{ scope: 'all' }}>
            {t('job.next.followUp')}
          </Link>
        </li>
      )}
      {printed === 0 ? null : (
        <li>
          <strong>{t('letters.allPrinted', { count: printed })}</strong>
        </li>
      )}
      {waiting + expired + printed > 0 ? null : <li>{t('letters.none')}</li>}
    </>
  )
}

/** While a job runs its first letters can be printed already, and their time has begun. */
export function LettersMeanwhile({ number }: Props) {
  const t = useT()
  return (
    <p>
      {t('job.running.letters')} <PrintLink number={number} />
    </p>
  )
}

function PrintLink({ number }: Props) {
  const t = useT()
  return (
    <Link className="text-link" to="/letters" search={{ job: String(number) }}>
      {t('job.next.print')}
    </Link>
  )
}

import { Link, useNavigate } from '@tanstack/react-router'
import type { LetterList } from '../../src/handovers/contract.ts'
import { Field, Select } from '../ui/fluent.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { LETTER_SORTS, type LettersSearch, sortOf } from './letters-search.ts'

interface Props {
  readonly search: LettersSearch
  readonly counts: Pick<LetterList, 'waiting' | 'printed' | 'expired'>
}

/** How many there are, of which job, and in which order they are listed and printed. */
export function LettersBar({ search, counts: { waiting, printed, expired } }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const { number } = useFormats()
  const all = waiting + (printed ?? 0)
  return (
    <div className="letters-bar">
      <div className="letters-bar-count">
        {printed === null ? (
          <strong>{t('letters.waiting', { count: waiting })}</strong>
        ) : (
          <>
            <strong>
              {t('letters.progress', { printed: number.format(printed), all: number.format(all) })}
            </strong>
            <progress
              aria-label={t('letters.progress', {
                printed: number.format(printed),
                all: number.format(all),
              })}
              max={Math.max(all, 1)}
              value={printed}
            />
          </>
        )}
        {expired === null || expired === 0 ? null : (
          <span>{t('letters.expired', { count: expired })}</span>
        )}
        {search.job === undefined ? null : (
          <span className="letters-bar-job">
            <span className="secondary-text">{t('letters.ofJob', { number: search.job })}</span>{' '}
            <Link className="text-link" to="/letters">
              {t('letters.showAll')}
            </Link>
          </span>
        )}
      </div>
      <Field label={t('letters.order')} className="letters-bar-order">
        <Select
          value={sortOf(search)}
          onChange={(_, { value }) => {
            const sortBy = LETTER_SORTS.find((each) => each === value)
            if (sortBy !== undefined)
              void navigate({ to: '/letters', search: { ...search, sortBy } })
          }}
        >
          {LETTER_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`letters.order.${sort}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}

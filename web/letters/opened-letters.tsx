import { DoneIcon, PrintIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { LetterBatchForm } from './letter-batch-form.tsx'
import type { LettersSearch } from './letters-search.ts'

interface Props {
  readonly numbers: readonly number[]
  readonly search: LettersSearch
}

/** Several were opened and nobody has said yet what became of them: all at once, or the same ones once more. */
export function OpenedLetters({ numbers, search }: Props) {
  const t = useT()
  if (numbers.length < 2) return null
  return (
    <section
      className="letters-opened"
      aria-label={t('letters.openedMany', { count: numbers.length })}
    >
      <div>
        <strong>{t('letters.openedMany', { count: numbers.length })}</strong>
        <div className="secondary-text">{t('letters.openedManyText')}</div>
      </div>
      <div className="letters-opened-actions">
        <LetterBatchForm
          action="/letters/printed"
          numbers={numbers}
          search={search}
          label={t('letters.confirmMany')}
          icon={<DoneIcon />}
        />
        <LetterBatchForm
          action="/letters/print"
          numbers={numbers}
          search={search}
          label={t('letters.printAgain')}
          icon={<PrintIcon />}
          isPrimary={false}
        />
      </div>
    </section>
  )
}

import type { ReactElement } from 'react'
import { ActionButton } from '../ui/action-button.tsx'
import { type LettersSearch, sortOf } from './letters-search.ts'

interface Props {
  /** Opens the letters as pages, or says that they printed. */
  readonly action: '/letters/print' | '/letters/printed'
  readonly numbers: readonly number[]
  /** Where the list stands, to come back to. */
  readonly search?: LettersSearch
  readonly label: string
  readonly icon: ReactElement
  readonly isPrimary?: boolean
  readonly disabledReason?: string | undefined
}

/** The letters are pages of the server's own: the browser goes there, so that no code passes through a script. */
export function LetterBatchForm({
  action,
  numbers,
  search,
  label,
  icon,
  isPrimary = true,
  disabledReason,
}: Props) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="numbers" value={numbers.join()} />
      {search === undefined ? null : <input type="hidden" name="sort" value={sortOf(search)} />}
      {search?.job === undefined ? null : <input type="hidden" name="job" value={search.job} />}
      <ActionButton
        type="submit"
        appearance={isPrimary ? 'primary' : 'secondary'}
        icon={icon}
        label={label}
        disabledReason={disabledReason}
      />
    </form>
  )
}

import type { LetterSort } from '../../src/handovers/contract.ts'
import { oneOf, textOf } from '../search-params.ts'

export const LETTER_SORTS: readonly LetterSort[] = [
  'newest',
  'department',
  'officeLocation',
  'displayName',
]

/** What the address of the letters may say: those of one job, and their order. */
export interface LettersSearch {
  readonly job?: string
  readonly sortBy?: LetterSort
}

export function lettersSearch(search: Readonly<Record<string, unknown>>): LettersSearch {
  const job = textOf(search, 'job')
  const sortBy = oneOf(search, 'sortBy', LETTER_SORTS)
  return {
    ...(job !== undefined && /^[1-9]\d{0,14}$/.test(job) && { job }),
    ...(sortBy !== undefined && { sortBy }),
  }
}

/** Of a job they are many, and are handed out class by class. */
export function sortOf({ job, sortBy }: LettersSearch): LetterSort {
  return sortBy ?? (job === undefined ? 'newest' : 'department')
}

import { textOf } from '../search-params.ts'

/** What the address of the letters may say: those of one job. */
export interface LettersSearch {
  readonly job?: string
}

export function lettersSearch(search: Readonly<Record<string, unknown>>): LettersSearch {
  const job = textOf(search, 'job')
  return job === undefined || !/^\d{1,15}$/.test(job) ? {} : { job }
}

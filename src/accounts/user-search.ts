/** One word of a search, and how the database looks for it. */
export type SearchTerm =
  /** Anywhere in the text: the trigram index finds three characters or more. */
  | { readonly kind: 'contains'; readonly pattern: string }
  /** The beginning of a word, for what is too short for a trigram. */
  | { readonly kind: 'prefix'; readonly tsquery: string }

const MOST_WORDS = 10
const TRIGRAM = 3
const ONE_WORD = /^[\p{L}\p{M}\p{N}]+$/u
const HAN = /\p{Script=Han}/u

/** The words of what was typed. All of them have to match, in any order. */
export function parseUserSearch(search: string | undefined): SearchTerm[] {
  const words = (search ?? '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s\p{C}]+/u)
    .filter((word) => word !== '')
  return [...new Set(words)].slice(0, MOST_WORDS).map(searchTerm)
}

function searchTerm(word: string): SearchTerm {
  const isShort = Array.from(word).length < TRIGRAM
  // A Chinese name is two or three characters without a blank: its second one begins no word.
  if (isShort && ONE_WORD.test(word) && !HAN.test(word))
    return { kind: 'prefix', tsquery: `'${word.replace(/['\\]/g, '$&$&')}':*` }
  return { kind: 'contains', pattern: `%${escapeLike(word)}%` }
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

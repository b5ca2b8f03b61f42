import { asSearched, beginningWord, containing } from '../directory/search-text.ts'

const MOST_WORDS = 10
const TRIGRAM = 3
const ONE_WORD = /^[\p{L}\p{M}\p{N}]+$/u
const HAN = /\p{Script=Han}/u

/** `search_text` holds no @; the index has its letters, so it is quickly seen that nobody matches. */
const NOBODY = '%@nobody@%'

/** The words of what was typed, each as a pattern of `like`. All of them have to match, in any order. */
export function parseUserSearch(search: string | undefined): string[] {
  const words = (search ?? '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s\p{C}]+/u)
    .filter((word) => word !== '')
  const told = words.filter((word) => asSearched(word).trim() !== '')
  // Only dividers: that everybody matches must not be what "all that match" then means.
  if (told.length === 0 && words.length > 0) return [NOBODY]
  return [...new Set(told)].slice(0, MOST_WORDS).map(patternOf)
}

/** The index finds three letters or more anywhere, and the beginnings of words however short they are. */
function patternOf(word: string): string {
  const isShort = Array.from(word).length < TRIGRAM
  // A Chinese name is two or three characters without a blank: its second one begins no word.
  return isShort && ONE_WORD.test(word) && !HAN.test(word) ? beginningWord(word) : containing(word)
}

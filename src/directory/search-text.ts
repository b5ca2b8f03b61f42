/** What divides words in names and addresses; `search_text` has blanks in their place. */
const DIVIDERS = /[@._-]/g

/** For `search_text like`: where it holds this text, in any case. */
export function containing(text: string): string {
  return `%${escapeLike(asSearched(text))}%`
}

/** For `search_text like`: where one of its words begins so. */
export function beginningWord(text: string): string {
  return `% ${escapeLike(asSearched(text))}%`
}

export function asSearched(text: string): string {
  return text.toLowerCase().replace(DIVIDERS, ' ')
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

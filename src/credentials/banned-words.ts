import { countCharacters } from './normalise-password.ts'

// Entra's published substitutions, applied to the password and to the words alike.
const SUBSTITUTES: Record<string, string> = { '0': 'o', '1': 'l', $: 's', '@': 'a' }
const POINTS_NEEDED = 5
const NAME_LENGTH = 4

/** Lower case, without accents, with 0→o 1→l $→s @→a: what is compared with banned words and names. */
export function foldForComparison(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[01$@]/g, (character) => SUBSTITUTES[character] ?? character)
    .normalize('NFC')
}

/** Whether two texts are equal but for one character added, dropped or changed. */
function isWithinOneEdit(a: string, b: string): boolean {
  const [shorter = [], longer = []] = [Array.from(a), Array.from(b)].toSorted(
    (one, other) => one.length - other.length,
  )
  if (longer.length - shorter.length > 1) return false
  const differsAt = longer.findIndex((character, index) => character !== shorter[index])
  if (differsAt === -1) return true
  const rest = longer.slice(differsAt + 1).join('')
  const skipped = shorter.length === longer.length ? differsAt + 1 : differsAt
  return rest === shorter.slice(skipped).join('')
}

/**
 * The fewest points that a password can be read as: one for each banned term in it, one for each
 * character that is left.
 */
export function countPoints(password: string, bannedTerms: readonly string[]): number {
  const text = foldForComparison(password)
  const terms = bannedTerms.map(foldForComparison).filter((term) => term !== '')
  const points: number[] = [0]
  for (let end = 1; end <= text.length; end++) {
    const isSecondHalf = /[\udc00-\udfff]/.test(text.charAt(end - 1))
    let fewest = (points[end - 1] ?? 0) + (isSecondHalf ? 0 : 1)
    for (const term of terms)
      if (text.endsWith(term, end)) fewest = Math.min(fewest, (points[end - term.length] ?? 0) + 1)
    points.push(fewest)
  }
  return points[text.length] ?? 0
}

/**
 * Entra's banned-password rule, as its documentation's examples fix it: the whole password is within
 * one edit of a banned term, or it is worth fewer than five points and a banned term is to blame.
 */
export function isBanned(password: string, bannedTerms: readonly string[]): boolean {
  const text = foldForComparison(password)
  if (bannedTerms.some((term) => isWithinOneEdit(text, foldForComparison(term)))) return true
  const points = countPoints(password, bannedTerms)
  return points < POINTS_NEEDED && points < countCharacters(text)
}

function isLongEnoughForName(word: string): boolean {
  // Chinese, Japanese and Korean names say in two characters what others say in four.
  if (/^[\p{scx=Han}\p{scx=Hangul}\p{scx=Hiragana}\p{scx=Katakana}]{2,}$/u.test(word)) return true
  return countCharacters(word) >= NAME_LENGTH
}

// The published rule reads a 1 as an l. People write it for an i as well, so in names both are one.
function foldName(name: string): string {
  return foldForComparison(name).replaceAll('i', 'l')
}

/** What a name forbids: itself without its blanks and points, and each of its words. */
function wordsOf(name: string): readonly string[] {
  const parts = name.split(/[^\p{L}\p{M}\p{N}$@]+/u)
  return [parts.join(''), ...parts].map(foldName).filter(isLongEnoughForName)
}

/** Whether a password contains one of the names, or a word of one, of four characters or more. */
export function containsName(password: string, names: readonly string[]): boolean {
  const text = foldName(password)
  // Without what people put between words, anna.berg is found in anna-berg.
  const joined = text.replace(/[^\p{L}\p{N}]+/gu, '')
  return names.flatMap(wordsOf).some((word) => text.includes(word) || joined.includes(word))
}

import { randomInt } from 'node:crypto'

// Digits and capitals without I, L, O, U and Z, which are taken for 1, 1, 0, V and 2. There are 31 of them, which is
// a prime: symbols can be reckoned with as the elements of a field.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXY'
const SIZE = ALPHABET.length
/** A number whose powers are all of 1 to 30, each once (modulo 31). */
const GENERATOR = 3

const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', U: 'V' }

/** 26 × log2(31) = 128.8 random bits (S8). */
const RANDOM_SYMBOLS = 26
const GROUP = 4
export const GROUPS = 7
const LENGTH = GROUP * GROUPS

/** What somebody typed, read: the code as it is kept, or what is wrong with it. */
export type ReadCode =
  | { readonly outcome: 'code'; readonly code: string }
  | { readonly outcome: 'length'; readonly typed: number; readonly group: number | null }
  /** `group` counts from 1; null when it can't be told which one is wrong. */
  | { readonly outcome: 'typo'; readonly group: number | null }

/** A letter's token: 26 random symbols and two check symbols. */
export function newLetterCode(): string {
  const symbols = Array.from({ length: RANDOM_SYMBOLS }, () => randomInt(SIZE))
  return [...symbols, ...checkSymbols(symbols)].map((symbol) => ALPHABET.charAt(symbol)).join('')
}

/** `AB12 CD34 …`, as it is printed. */
export function groupsOf(code: string): string[] {
  return Array.from({ length: GROUPS }, (_, index) =>
    code.slice(index * GROUP, (index + 1) * GROUP),
  )
}

/** Reads what was typed without looking anything up: a slip of a finger is told from the symbols alone. */
export function readLetterCode(typed: string): ReadCode {
  const clean = typed.normalize('NFKC').trim().toUpperCase()
  const written = clean.replace(/[\s\p{Pd}._]/gu, '')
  const characters = Array.from(written, (character) => LOOK_ALIKES[character] ?? character)
  if (characters.length !== LENGTH)
    return { outcome: 'length', typed: characters.length, group: oddGroup(clean) }
  const symbols = characters.map((character) => ALPHABET.indexOf(character))
  const unknown = symbols.indexOf(-1)
  if (unknown !== -1) return { outcome: 'typo', group: groupAt(unknown) }
  const sums = syndromes(symbols)
  if (sums.plain === 0 && sums.weighted === 0) return { outcome: 'code', code: characters.join('') }
  return { outcome: 'typo', group: groupOfError(sums) }
}

/** The code itself, however it is written; undefined for what is none. */
export function findLetterCode(typed: string): string | undefined {
  const read = readLetterCode(typed)
  return read.outcome === 'code' ? read.code : undefined
}

/** The two symbols that make both sums of the whole code nought. */
function checkSymbols(symbols: readonly number[]): [number, number] {
  const { plain, weighted } = syndromes(symbols)
  const first = weight(RANDOM_SYMBOLS)
  const second = weight(RANDOM_SYMBOLS + 1)
  // x + y = -plain and first·x + second·y = -weighted.
  const x = modulo((plain * second - weighted) * inverse(modulo(first - second)))
  return [x, modulo(-plain - x)]
}

/** The sum of the symbols, and their sum each times the weight of its place. */
function syndromes(symbols: readonly number[]): { plain: number; weighted: number } {
  let plain = 0
  let weighted = 0
  for (const [place, symbol] of symbols.entries()) {
    plain = modulo(plain + symbol)
    weighted = modulo(weighted + symbol * weight(place))
  }
  return { plain, weighted }
}

/** If one symbol is wrong, the quotient of the sums is the weight of its place. More than one may point anywhere. */
function groupOfError({ plain, weighted }: { plain: number; weighted: number }): number | null {
  if (plain === 0 || weighted === 0) return null
  const quotient = modulo(weighted * inverse(plain))
  for (let place = 0; place < LENGTH; place++) if (weight(place) === quotient) return groupAt(place)
  return null
}

/** Typed in groups, the first that hasn't four symbols is where one is missing or too many. */
function oddGroup(typed: string): number | null {
  const groups = typed.split(/[\s\p{Pd}._]+/u).filter((group) => group !== '')
  if (groups.length !== GROUPS) return null
  const odd = groups.findIndex((group) => Array.from(group).length !== GROUP)
  return odd === -1 ? null : odd + 1
}

function groupAt(place: number): number {
  return Math.floor(place / GROUP) + 1
}

function weight(place: number): number {
  let power = 1
  for (let step = 0; step < place; step++) power = modulo(power * GENERATOR)
  return power
}

/** Fermat: the 29th power, since the 30th of everything but nought is one. */
function inverse(number: number): number {
  let result = 1
  for (let step = 0; step < SIZE - 2; step++) result = modulo(result * number)
  return result
}

function modulo(number: number): number {
  return ((number % SIZE) + SIZE) % SIZE
}

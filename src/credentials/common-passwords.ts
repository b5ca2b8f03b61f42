import list from './data/common-passwords.json' with { type: 'json' }

// The list is one sorted text, searched by halving: a set of 63,000 strings would take ten times the
// memory for nothing. What it holds and where it comes from: data/README.md.
const PASSWORDS = list.passwords
const SEPARATOR = ' '

// A common password with a year, some digits or an exclamation mark around it is as common.
const TRIMMED_LENGTH = 6
const SHORTEST_CORE = 4
const LONGEST_REPEATED = 4

const ROWS = [
  'abcdefghijklmnopqrstuvwxyzåäö',
  '01234567890',
  'qwertyuiopåasdfghjklöäzxcvbnm',
  'qwertzuiopüasdfghjklöäyxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]
const RUNS = [...ROWS, ...ROWS.map((row) => Array.from(row).toReversed().join(''))]
const SHORTEST_RUN = 3

function isListed(word: string): boolean {
  if (word === '' || word.includes(SEPARATOR)) return false
  let low = 0
  let high = PASSWORDS.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const start = PASSWORDS.lastIndexOf(SEPARATOR, middle - 1) + 1
    const next = PASSWORDS.indexOf(SEPARATOR, start)
    const end = next === -1 ? PASSWORDS.length : next
    const entry = PASSWORDS.slice(start, end)
    if (entry === word) return true
    if (entry < word) low = end + 1
    else high = start - 1
  }
  return false
}

// The usual disguises. In these lists a 1 stands for an i more often than for an l.
const DISGUISES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  $: 's',
  '@': 'a',
  '!': 'i',
}

function isListedOrDisguised(word: string): boolean {
  const unmasked = word.replace(/[013$@!]/g, (character) => DISGUISES[character] ?? character)
  return isListed(word) || isListed(unmasked)
}

function hasCommonCore(text: string): boolean {
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return (
    core.length >= SHORTEST_CORE &&
    text.length - core.length <= TRIMMED_LENGTH &&
    isListedOrDisguised(core)
  )
}

/** The shortest text of which this one is a repetition; it may end in the middle of one. */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++)
    if (text.startsWith(text.slice(length))) return text.slice(0, length)
  return text
}

/** Whether nothing but runs of neighbouring keys, letters or digits is there: 123456qwerty. */
function isMadeOfRuns(text: string): boolean {
  let rest = text
  while (rest !== '') {
    let length = rest.length
    while (length >= SHORTEST_RUN && !RUNS.some((run) => run.includes(rest.slice(0, length))))
      length--
    if (length < SHORTEST_RUN) return false
    rest = rest.slice(length)
  }
  return true
}

/**
 * Whether many people use this password, so that it is tried first: it is listed, or a listed one
 * with a few digits or signs around it, or a short or listed text repeated, or runs of keys.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  if (text === '') return false
  if (isListedOrDisguised(text) || hasCommonCore(text) || isMadeOfRuns(text)) return true
  const unit = repeatedUnit(text)
  if (unit === text) return false
  return unit.length <= LONGEST_REPEATED || isListedOrDisguised(unit) || hasCommonCore(unit)
}

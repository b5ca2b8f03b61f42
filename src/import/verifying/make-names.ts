import { suggestUserPrincipalName } from '../../directory/suggest-user-principal-name.ts'
import { userPrincipalNameKey } from '../../directory/user-principal-name.ts'
import type { Database } from '../../platform/database.ts'
import type { Language } from '../../platform/language.ts'
import { listLinesOfKeys, listTakenNames } from './look-ups.ts'
import type { ParsedLine } from './parse-line.ts'

/** `anna.berg`, `anna.berg2`, … as many at a time, twice, then it is given up. */
const ROUNDS = [
  { from: 1, to: 12 },
  { from: 13, to: 300 },
] as const

/**
 * Names for lines that have none, by the people's names, and with a number where somebody in the directory or in the
 * file has it already. What can't be made is left out.
 */
export async function makeNames(
  db: Database,
  importId: string,
  lines: readonly { readonly line: number; readonly parsed: ParsedLine }[],
  {
    domain,
    language,
    given,
  }: {
    domain: string | null
    language: Language
    /** Names that lines around these have of their own, and that aren't kept yet. */
    given: readonly string[]
  },
): Promise<Map<number, string>> {
  const made = new Map<number, string>()
  if (domain === null) return made
  let waiting = lines.flatMap(({ line, parsed }) => {
    const { givenName, surname, displayName } = parsed.texts
    const [first = '', ...rest] = (displayName ?? '').split(' ')
    const name = suggestUserPrincipalName(
      givenName ?? (surname == null ? first : ''),
      surname ?? (givenName == null ? (rest.at(-1) ?? '') : ''),
      domain,
      parsed.preferredLanguage ?? language,
    )
    return name === undefined ? [] : [{ line, name }]
  })
  const taken = new Set(given.map(userPrincipalNameKey))
  for (const round of ROUNDS) {
    if (waiting.length === 0) break
    const numbers = Array.from({ length: round.to - round.from + 1 }, (_, at) => round.from + at)
    const candidates = [
      ...new Set(waiting.flatMap(({ name }) => numbers.map((number) => numbered(name, number)))),
    ].map(userPrincipalNameKey)
    for (const key of await listTakenNames(db, candidates)) taken.add(key)
    for (const { key } of await listLinesOfKeys(db, importId, candidates, 1)) taken.add(key)
    waiting = waiting.filter(({ line, name }) => {
      const free = numbers
        .map((number) => numbered(name, number))
        .find((candidate) => !taken.has(userPrincipalNameKey(candidate)))
      if (free === undefined) return true
      taken.add(userPrincipalNameKey(free))
      made.set(line, free)
      return false
    })
  }
  return made
}

function numbered(name: string, number: number): string {
  return number === 1 ? name : name.replace('@', `${number}@`)
}

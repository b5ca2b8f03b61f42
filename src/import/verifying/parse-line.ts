import { oneLine } from '../../accounts/user-input.ts'
import { normaliseUserPrincipalName } from '../../directory/user-principal-name.ts'
import { addressKey, normaliseEmailAddress } from '../../platform/email-address.ts'
import type { Language } from '../../platform/language.ts'
import type { RoleName } from '../../roles/role.ts'
import type { ImportMapping, ImportProblem, ImportTarget } from '../contract.ts'
import { LIMITS } from '../reading/limits.ts'
import { NO_RESULT } from '../reading/sheet-rows.ts'
import { languageNamed, roleNamed } from './words.ts'

/** The longest that each may be, as when a user is added by hand. */
export const LONGEST = {
  displayName: 256,
  givenName: 64,
  surname: 64,
  jobTitle: 128,
  department: 64,
  officeLocation: 128,
  city: 128,
  state: 128,
  country: 128,
  streetAddress: 1023,
  postalCode: 40,
  mobilePhone: 64,
} as const
export type TextField = keyof typeof LONGEST
const LONGEST_PHONE = 64
const MOST_PHONES = 5
const MOST_ADDRESSES = 10

const TEXT_FIELDS = Object.keys(LONGEST) as TextField[]
/** Shown of a cell in a problem. */
const SHORTENED = 60

/** What a spreadsheet writes where a formula has no result. */
const ERRORS = ['#N/A', '#REF!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!', NO_RESULT]
/** Control characters, what couldn't be read, and what turns the direction of the text around it. */
const DECEIVING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
const FORBIDDEN = /[\p{Cc}\u2400\ufffd\u202a-\u202e\u2066-\u2069]/u

/** What one line says of one user. What isn't mapped is undefined; an empty cell is null or an empty list. */
export interface ParsedLine {
  readonly texts: Readonly<Partial<Record<TextField, string | null>>>
  /** Null: none, or none that can be one. */
  readonly userPrincipalName: string | null
  readonly isNameToBeMade: boolean
  readonly businessPhones: readonly string[] | undefined
  readonly preferredLanguage: Language | null | undefined
  readonly mail: string | null | undefined
  readonly otherMails: readonly string[] | undefined
  readonly roles: readonly RoleName[]
  readonly problems: readonly ImportProblem[]
}

/** Reads a line as its file is mapped. Knows nothing but the line. */
export function parseLine(cells: readonly string[], mapping: ImportMapping): ParsedLine {
  const { targets } = mapping
  const problems = surplusProblems(cells, targets)
  const found = (code: string, column: number, parameters: ImportProblem['parameters'] = {}) =>
    void problems.push({ code, column, value: shortened(cells[column] ?? ''), parameters })

  /** The mapped cells that say something sensible, as one line each. */
  function read(target: ImportTarget): { column: number; text: string }[] | undefined {
    if (!targets.includes(target)) return undefined
    return targets.flatMap((each, column) => {
      if (each !== target) return []
      const cell = cells[column] ?? ''
      if (cell.length > LIMITS.cellCharacters)
        found('cellTooLong', column, { max: LIMITS.cellCharacters })
      else if (ERRORS.includes(cell.trim())) found('formulaError', column)
      else if (FORBIDDEN.test(cell.replace(/[\t\r\n]/g, ' '))) found('forbiddenCharacter', column)
      else return [{ column, text: oneLine(cell) }]
      return []
    })
  }

  function readText(field: TextField): string | null | undefined {
    const [cell] = read(field) ?? []
    if (cell === undefined) return targets.includes(field) ? null : undefined
    if (cell.text.length > LONGEST[field]) found('tooLong', cell.column, { max: LONGEST[field] })
    return cell.text === '' ? null : cell.text
  }

  function readPhones(): string[] | undefined {
    return read('businessPhones')?.flatMap(({ column, text }) => {
      const phones = partsOf(text, /;/)
      if (phones.length > MOST_PHONES) found('tooMany', column, { max: MOST_PHONES })
      if (phones.some((phone) => phone.length > LONGEST_PHONE))
        found('tooLong', column, { max: LONGEST_PHONE })
      return phones
    })
  }

  function readAddresses(target: 'mail' | 'otherMails'): string[] | undefined {
    const byKey = new Map<string, string>()
    const cellsRead = read(target)
    for (const { column, text } of cellsRead ?? []) {
      const parts = target === 'mail' ? partsOf(text, /$^/) : partsOf(text, /[;,\s]/)
      const results = parts.map((part) => normaliseEmailAddress(part))
      if (results.some(({ ok }) => !ok)) found('addressInvalid', column)
      for (const result of results)
        if (result.ok && !byKey.has(addressKey(result.address)))
          byKey.set(addressKey(result.address), result.address)
      if (byKey.size > MOST_ADDRESSES) found('tooMany', column, { max: MOST_ADDRESSES })
    }
    return cellsRead === undefined ? undefined : [...byKey.values()]
  }

  function readName(): { userPrincipalName: string | null; isNameToBeMade: boolean } {
    const [cell] = read('userPrincipalName') ?? []
    const text = cell?.text ?? ''
    if (cell === undefined || text === '') {
      const isNameToBeMade =
        mapping.makeNames &&
        !problems.some(({ column }) => targets[column ?? -1] === 'userPrincipalName')
      return { userPrincipalName: null, isNameToBeMade }
    }
    const whole = text.includes('@') || mapping.domain === null ? text : `${text}@${mapping.domain}`
    const result = normaliseUserPrincipalName(whole)
    if (!result.ok)
      found(
        result.reason === 'notOneAt' && !text.includes('@') ? 'domainMissing' : 'nameInvalid',
        cell.column,
      )
    return {
      userPrincipalName: result.ok ? result.userPrincipalName : null,
      isNameToBeMade: false,
    }
  }

  function readLanguage(): Language | null | undefined {
    const [cell] = read('preferredLanguage') ?? []
    if (cell === undefined) return targets.includes('preferredLanguage') ? null : undefined
    if (cell.text === '') return null
    const language = languageNamed(cell.text)
    if (language === undefined) found('languageUnknown', cell.column)
    return language
  }

  function readRoles(): RoleName[] {
    return (read('roles') ?? []).flatMap(({ column, text }) =>
      partsOf(text, /[;,]/).flatMap((name) => {
        const role = roleNamed(name)
        if (role === undefined) found('roleUnknown', column)
        return role ?? []
      }),
    )
  }

  const texts = Object.fromEntries(
    TEXT_FIELDS.filter((field) => targets.includes(field)).map((field) => [field, readText(field)]),
  )
  return {
    texts,
    ...readName(),
    businessPhones: readPhones(),
    preferredLanguage: readLanguage(),
    mail: firstOrNull(readAddresses('mail')),
    otherMails: readAddresses('otherMails'),
    roles: [...new Set(readRoles())],
    problems,
  }
}

/** A cell more than there are columns has shifted the others: nobody knows which. */
function surplusProblems(cells: readonly string[], targets: readonly unknown[]): ImportProblem[] {
  if (cells.length <= targets.length) return []
  const parameters = { columns: targets.length, cells: cells.length }
  return [{ code: 'tooManyCells', column: null, value: null, parameters }]
}

function partsOf(text: string, divider: RegExp): string[] {
  return text
    .split(divider)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function firstOrNull(addresses: readonly string[] | undefined): string | null | undefined {
  return addresses === undefined ? undefined : (addresses[0] ?? null)
}

/** What stands in a cell, as far as it can be shown beside other text. */
export function shortened(text: string): string {
  const characters = Array.from(text.slice(0, 4 * SHORTENED).replace(DECEIVING, '\ufffd'))
  return characters.length <= SHORTENED
    ? characters.join('')
    : `${characters.slice(0, SHORTENED - 1).join('')}…`
}

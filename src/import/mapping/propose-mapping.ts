import { createHash } from 'node:crypto'
import { normaliseEmailAddress } from '../../platform/email-address.ts'
import type { Import, ImportMapping, ImportTarget } from '../contract.ts'
import type { Row } from '../reading/row.ts'
import { nameKey, targetNamed } from './column-names.ts'

/** The original's columns, in its order, whatever they are called. Nobody faxes: the tenth isn't kept. */
const IN_ORDER: readonly (ImportTarget | null)[] = [
  'userPrincipalName',
  'givenName',
  'surname',
  'displayName',
  'jobTitle',
  'department',
  'officeLocation',
  'businessPhones',
  'mobilePhone',
  null,
  'streetAddress',
  'city',
  'state',
  'postalCode',
  'country',
]

/** Of these a user has several, and so may a file. */
export const MAY_REPEAT: readonly ImportTarget[] = ['businessPhones', 'otherMails']

export interface Proposing {
  /** Of the first line. */
  readonly columns: readonly string[]
  readonly firstLines: readonly Row[]
  readonly domains: readonly string[]
  readonly template: { readonly name: string; readonly mapping: ImportMapping } | undefined
}

/** What the columns would be: as somebody said of such a file, by their order, or by their names. */
export function proposeMapping({
  columns,
  firstLines,
  domains,
  template,
}: Proposing): Import['proposal'] {
  if (template !== undefined && template.mapping.targets.length === columns.length)
    return { by: 'template', template: template.name, mapping: template.mapping }
  const named = columns.map((name) => targetNamed(name))
  const header = named.some((target) => target !== undefined) || !hasAddress(columns)
  const sample = firstLines.slice(header ? 1 : 0).map(({ cells }) => cells)
  const byName = header
    ? withoutRepeats(decideMails(named, sample, domains))
    : columns.map(() => null)
  const isInOrder = columns.length === IN_ORDER.length && firstAddressIn(sample, 0)
  const targets = isInOrder ? [...IN_ORDER] : byName
  const hasNames = targets.includes('userPrincipalName')
  const [domain = null] = domains
  return {
    by: isInOrder ? 'order' : targets.some((target) => target !== null) ? 'names' : 'nothing',
    template: null,
    mapping: {
      header,
      targets,
      mode: 'add',
      emptyCells: 'keep',
      makeNames: !hasNames && targets.includes('givenName') && domain !== null,
      domain,
    },
  }
}

/** What files with the same columns have in common. */
export function columnsKeyOf(columns: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(columns.map(nameKey)))
    .digest('hex')
}

function hasAddress(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.includes('@'))
}

/** A list of people in fifteen columns could be any: that of users begins with their names. */
function firstAddressIn(sample: readonly (readonly string[])[], column: number): boolean {
  const filled = sample.map((cells) => cells[column]?.trim() ?? '').filter((cell) => cell !== '')
  return filled.length === 0 || filled.some((cell) => cell.includes('@'))
}

/** Addresses in the organisation's domains are accounts' own; others are where people can be reached. */
function decideMails(
  named: readonly (ImportTarget | 'anyMail' | undefined)[],
  sample: readonly (readonly string[])[],
  domains: readonly string[],
): (ImportTarget | null)[] {
  const hasNames = named.includes('userPrincipalName')
  let isNameGiven = hasNames
  return named.map((target, column) => {
    if (target !== 'anyMail') return target ?? null
    const isOwn = sample.some((cells) => isIn(domains, cells[column] ?? ''))
    if (!isOwn) return 'otherMails'
    if (isNameGiven) return 'mail'
    isNameGiven = true
    return 'userPrincipalName'
  })
}

function isIn(domains: readonly string[], cell: string): boolean {
  const result = normaliseEmailAddress(cell)
  return result.ok && domains.includes(result.address.slice(result.address.lastIndexOf('@') + 1))
}

function withoutRepeats(targets: readonly (ImportTarget | null)[]): (ImportTarget | null)[] {
  return targets.map((target, index) =>
    target !== null && !MAY_REPEAT.includes(target) && targets.indexOf(target) < index
      ? null
      : target,
  )
}

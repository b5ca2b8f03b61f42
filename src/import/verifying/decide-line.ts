import { addressKey } from '../../platform/email-address.ts'
import type { User } from '../../directory/user.ts'
import { userPrincipalNameKey } from '../../directory/user-principal-name.ts'
import { decideAssignRole, decideSensitive, type RoleHolder } from '../../roles/policy.ts'
import type {
  ImportLine,
  ImportLineStatus,
  ImportMapping,
  ImportProblem,
  ImportTarget,
} from '../contract.ts'
import { changedFields } from './changed-fields.ts'
import { type ParsedLine, shortened } from './parse-line.ts'

/** What is kept of a line's verification. */
export interface LineOutcome {
  readonly name: string
  readonly login: string
  readonly problems: readonly ImportProblem[]
  readonly changes: ImportLine['changes']
  readonly kept: ImportLine['kept']
}

/** Somebody in the directory, as far as a line can be compared with them. */
export interface PresentUser extends User {
  readonly otherMails: readonly string[]
  readonly roles: readonly string[]
}

/** What is known around a line when it is decided on. */
export interface Surroundings {
  readonly mapping: ImportMapping
  readonly domains: readonly string[]
  /** Whoever imports, with the roles that are theirs now. */
  readonly operator: RoleHolder
  /** Whose name it is, deleted or not. */
  readonly holder: PresentUser | undefined
  readonly ownersOf: (addressKey: string) => readonly string[]
  /** Another line of the file that has this key too. */
  readonly twinOf: (kind: 'name' | 'address', key: string) => number | undefined
}

export interface Decision {
  readonly status: Exclude<ImportLineStatus, 'unverified'>
  readonly userId: string | null
  readonly outcome: LineOutcome
}

/** What would become of a line: somebody new, changes, nothing, or nothing because of its problems. */
export function decideLine(
  parsed: ParsedLine,
  cells: readonly string[],
  userPrincipalName: string | null,
  around: Surroundings,
): Decision {
  const { mapping, holder } = around
  const problems = [...parsed.problems]
  const found = (
    code: string,
    target: ImportTarget | null,
    parameters: ImportProblem['parameters'] = {},
  ): void => {
    const column = target === null ? null : columnOf(mapping, target)
    const value = column === null ? null : shortened(cells[column] ?? '')
    problems.push({ code, column, value, parameters })
  }
  const isUpdate = mapping.mode !== 'add' && holder !== undefined
  const name = displayNameOf(parsed) ?? holder?.displayName ?? null

  if (userPrincipalName === null) noteMissingName(parsed, mapping, found)
  else noteTwinName(userPrincipalName, around, found)
  if (isUpdate && holder.deletedDateTime !== null) found('userDeleted', 'userPrincipalName')
  if (!isUpdate) noteAdding(parsed, userPrincipalName, name, around, found)
  noteAddresses(parsed, isUpdate ? holder.id : null, around, found)

  const outcome = {
    name: name ?? '',
    login: userPrincipalName ?? '',
    problems,
    changes: [],
    kept: [],
  }
  const userId = isUpdate ? holder.id : null
  if (problems.length > 0) return { status: 'problem', userId, outcome }
  if (!isUpdate) return { status: 'new', userId, outcome }
  const maySensitive = decideSensitive(around.operator, holder)
  const { changes, kept } = changedFields(parsed, holder, mapping, maySensitive)
  return {
    status: changes.length > 0 ? 'changed' : 'unchanged',
    userId,
    outcome: { ...outcome, changes, kept },
  }
}

type Found = (
  code: string,
  target: ImportTarget | null,
  parameters?: ImportProblem['parameters'],
) => void

function noteMissingName(parsed: ParsedLine, mapping: ImportMapping, found: Found): void {
  const isSaid = isOneRefused(parsed.problems, mapping, ['userPrincipalName'])
  if (parsed.isNameToBeMade) found('nameNotMade', 'surname')
  else if (!isSaid) found('nameMissing', 'userPrincipalName')
}

function isOneRefused(
  problems: readonly ImportProblem[],
  { targets }: ImportMapping,
  wanted: readonly ImportTarget[],
): boolean {
  return problems.some(({ column }) => {
    const target = column === null ? null : (targets[column] ?? null)
    return target !== null && wanted.includes(target)
  })
}

function noteTwinName(userPrincipalName: string, { twinOf }: Surroundings, found: Found): void {
  const twin = twinOf('name', userPrincipalNameKey(userPrincipalName))
  if (twin !== undefined) found('duplicateName', 'userPrincipalName', { line: twin })
}

/** What only somebody new must have. */
function noteAdding(
  { roles, problems }: ParsedLine,
  userPrincipalName: string | null,
  name: string | null,
  { mapping, domains, operator, holder }: Surroundings,
  found: Found,
): void {
  if (mapping.mode === 'update') {
    if (userPrincipalName !== null) found('userNotFound', 'userPrincipalName')
    return
  }
  if (holder !== undefined)
    found(holder.deletedDateTime === null ? 'nameTaken' : 'nameTakenByDeleted', 'userPrincipalName')
  const domain = userPrincipalName?.slice(userPrincipalName.lastIndexOf('@') + 1)
  if (domain !== undefined && !domains.includes(domain))
    found('domainNotYours', 'userPrincipalName', { domain })
  // Where a name was refused, that has been said.
  if (name === null && !isOneRefused(problems, mapping, ['displayName', 'givenName', 'surname']))
    found('displayNameMissing', 'displayName')
  for (const role of roles)
    if (!decideAssignRole(operator, role).allowed) found('roleNotYours', 'roles', { role })
}

/** An address leads to one person: a hand-over to it must not open another's account (S19). */
function noteAddresses(
  { mail, otherMails }: ParsedLine,
  userId: string | null,
  { ownersOf, twinOf }: Surroundings,
  found: Found,
): void {
  const named = [
    ...(mail == null ? [] : [{ target: 'mail' as const, address: mail }]),
    ...(otherMails ?? []).map((address) => ({ target: 'otherMails' as const, address })),
  ]
  for (const { target, address } of named) {
    const key = addressKey(address)
    const twin = twinOf('address', key)
    if (twin !== undefined) found('duplicateAddress', target, { line: twin })
    else if (ownersOf(key).some((owner) => owner !== userId)) found('addressTaken', target)
  }
}

/** Said, or put together of the parts of the name. */
export function displayNameOf({ texts }: ParsedLine): string | null {
  const { displayName, givenName, surname } = texts
  if (displayName != null) return displayName
  const parts = [givenName, surname].filter((part) => part != null)
  if (parts.length === 0) return null
  // Chinese names: family name first, and no space.
  return parts.length === 2 && parts.every((part) => /^\p{Script=Han}+$/u.test(part))
    ? parts.toReversed().join('')
    : parts.join(' ')
}

function columnOf({ targets }: ImportMapping, target: ImportTarget): number | null {
  const column = targets.indexOf(target)
  return column === -1 ? null : column
}

import { normaliseUserPrincipalName } from '../directory/user-principal-name.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { addressKey, normaliseEmailAddress } from '../platform/email-address.ts'
import { Problem } from '../platform/problem.ts'
import type { HandoverOptions } from '../resets/contract.ts'
import { parseRecipient } from '../resets/recipient.ts'
import type { NewUser } from './add-user.ts'
import type { AddUserBody, UpdateUserBody } from './contract.ts'
import type { UserEdit } from './update-user.ts'

const PROFILE_FIELDS = [
  'givenName',
  'surname',
  'jobTitle',
  'department',
  'officeLocation',
  'city',
  'state',
  'country',
  'streetAddress',
  'postalCode',
  'mobilePhone',
] as const
type ProfileField = (typeof PROFILE_FIELDS)[number]

/** What was typed about a person, as one line each; null for what is empty, left out for what wasn't named. */
export type ProfileInput = Partial<Record<ProfileField, string | null>>

export function parseNewUser(
  body: AddUserBody,
  organisation: Pick<Organisation, 'domains'>,
): NewUser {
  return {
    displayName: parseDisplayName(body.displayName),
    userPrincipalName: parseUserPrincipalName(body.userPrincipalName, organisation),
    profile: parseProfile(body),
    businessPhones: parsePhones(body.businessPhones ?? []),
    preferredLanguage: body.preferredLanguage ?? null,
    mail: parseMail(body.mail ?? null),
    otherMails: parseAddresses('otherMails', body.otherMails ?? []),
    roles: [...new Set(body.roles)],
    handover: body.handover === undefined ? undefined : parseHandover(body.handover),
  }
}

export function parseUserEdit(
  body: UpdateUserBody,
  organisation: Pick<Organisation, 'domains'>,
): UserEdit {
  const { displayName, preferredLanguage, userPrincipalName, businessPhones, mail, otherMails } =
    body
  const { mobilePhone, ...profile } = parseProfile(body)
  return {
    profile: {
      ...profile,
      ...(displayName !== undefined && { displayName: parseDisplayName(displayName) }),
      ...(preferredLanguage !== undefined && { preferredLanguage }),
    },
    sensitive: {
      ...(userPrincipalName !== undefined && {
        userPrincipalName: parseUserPrincipalName(userPrincipalName, organisation),
      }),
      ...(mobilePhone !== undefined && { mobilePhone }),
      ...(businessPhones !== undefined && { businessPhones: parsePhones(businessPhones) }),
    },
    addresses: {
      mail: mail === undefined ? undefined : parseMail(mail),
      otherMails: otherMails === undefined ? undefined : parseAddresses('otherMails', otherMails),
    },
    accountEnabled: body.accountEnabled,
  }
}

function parseProfile(
  body: Pick<UpdateUserBody, ProfileField> | Pick<AddUserBody, ProfileField>,
): ProfileInput {
  const named = PROFILE_FIELDS.filter((field) => body[field] !== undefined)
  return Object.fromEntries(named.map((field) => [field, emptyAsNull(oneLine(body[field] ?? ''))]))
}

function parsePhones(phones: readonly string[]): string[] {
  return phones.map(oneLine).filter((phone) => phone !== '')
}

function parseDisplayName(input: string): string {
  const displayName = oneLine(input)
  if (displayName !== '') return displayName
  throw new Problem('invalid', 'display-name-missing', 'A user needs a display name.', {
    field: 'displayName',
  })
}

/** A name that may be given: written as Entra ID allows, in one of the organisation's domains. */
function parseUserPrincipalName(input: string, { domains }: Pick<Organisation, 'domains'>): string {
  const result = normaliseUserPrincipalName(input)
  if (!result.ok)
    throw new Problem('invalid', 'user-principal-name-invalid', 'This is not a user name.', {
      field: 'userPrincipalName',
      reason: result.reason,
    })
  const domain = result.userPrincipalName.slice(result.userPrincipalName.lastIndexOf('@') + 1)
  if (!domains.includes(domain))
    throw new Problem(
      'invalid',
      'domain-not-yours',
      "The part after the @ is not one of the organisation's domains.",
      { field: 'userPrincipalName', domain },
    )
  return result.userPrincipalName
}

/** One address each (S2), every one once. */
function parseAddresses(field: 'mail' | 'otherMails', inputs: readonly unknown[]): string[] {
  const byKey = new Map<string, string>()
  for (const [index, input] of inputs.entries()) {
    const result = normaliseEmailAddress(input)
    if (!result.ok)
      throw new Problem('invalid', 'address-invalid', 'This is not one e-mail address.', {
        field,
        index,
        reason: result.reason,
      })
    if (!byKey.has(addressKey(result.address)))
      byKey.set(addressKey(result.address), result.address)
  }
  return [...byKey.values()]
}

/** The account's own mailbox; null takes it away. */
function parseMail(input: unknown): string | null {
  if (input === null || input === '') return null
  return parseAddresses('mail', [input])[0] ?? null
}

/** A hand-over as a command takes it: its recipient is one address (S2). */
export function parseHandover({
  recipient,
  ...options
}: Omit<HandoverOptions, 'recipient'> & { recipient?: unknown }): HandoverOptions {
  return { ...options, ...(recipient !== undefined && { recipient: parseRecipient(recipient) }) }
}

/** Line breaks and invisible characters have no place in a name, a title or a street. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function emptyAsNull(text: string): string | null {
  return text === '' ? null : text
}

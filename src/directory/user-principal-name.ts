/** Why something can't be a user principal name. */
export type UserPrincipalNameRefusal =
  | 'notText'
  | 'empty'
  | 'notOneAt'
  | 'forbiddenCharacter'
  | 'misplacedDot'
  | 'tooLong'
  | 'badDomain'

export type UserPrincipalNameResult =
  | { readonly ok: true; readonly userPrincipalName: string }
  | { readonly ok: false; readonly reason: UserPrincipalNameRefusal }

const LONGEST = 113
const LONGEST_LOCAL = 64
const LONGEST_DOMAIN = 48

const LOCAL = /^[A-Za-z0-9'.\-_!#^~]+$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

function refused(reason: UserPrincipalNameRefusal): UserPrincipalNameResult {
  return { ok: false, reason }
}

/**
 * Reads a user principal name as Entra ID allows it: A-Z a-z 0-9 ' . - _ ! # ^ ~ before the @, at most
 * 64 + 48 characters. It keeps its case before the @; names are compared by `userPrincipalNameKey`.
 */
export function normaliseUserPrincipalName(input: unknown): UserPrincipalNameResult {
  if (typeof input !== 'string') return refused('notText')
  const text = input.trim()
  if (text === '') return refused('empty')
  if (text.length > LONGEST) return refused('tooLong')
  const [local = '', domainAsWritten, ...more] = text.split('@')
  if (domainAsWritten === undefined || more.length > 0 || local === '') return refused('notOneAt')
  if (!LOCAL.test(local)) return refused('forbiddenCharacter')
  // Entra forbids a dot before the @. At the start or doubled it makes no valid mail address either.
  if (/^\.|\.$|\.\./.test(local)) return refused('misplacedDot')
  const domain = domainAsWritten.toLowerCase()
  if (local.length > LONGEST_LOCAL || domain.length > LONGEST_DOMAIN) return refused('tooLong')
  if (!DOMAIN.test(domain)) return refused('badDomain')
  return { ok: true, userPrincipalName: `${local}@${domain}` }
}

/** What two spellings of one user principal name have in common. */
export function userPrincipalNameKey(userPrincipalName: string): string {
  return userPrincipalName.trim().toLowerCase()
}

import { isOnFile, type ContactAddress } from '../directory/contact-address.ts'
import type { User } from '../directory/user.ts'
import type { Decision } from '../platform/contract.ts'
import { addressKey, normaliseEmailAddress } from '../platform/email-address.ts'
import { Problem } from '../platform/problem.ts'

/** One scalar address, normalised once; lists, objects and line breaks are refused (S2). */
export function parseRecipient(input: unknown): string {
  const result = normaliseEmailAddress(input)
  if (result.ok) return result.address
  throw new Problem('invalid', 'recipient-invalid', 'This is not one e-mail address.', {
    field: 'recipient',
    reason: result.reason,
  })
}

/** The account's own mailbox, which its owner can't open while locked out. */
export function ownAddresses(user: Pick<User, 'userPrincipalName' | 'mail'>): string[] {
  return [...new Set([user.userPrincipalName, ...(user.mail === null ? [] : [user.mail])])]
}

export function assertNotOwnMailbox(
  user: Pick<User, 'userPrincipalName' | 'mail'>,
  recipient: string,
): void {
  const own = ownAddresses(user).map(addressKey)
  if (!own.includes(addressKey(recipient))) return
  throw new Problem(
    'invalid',
    'recipient-is-own-account',
    'This is the mailbox of the account that is being reset. Choose an address that the user can get to.',
    { field: 'recipient' },
  )
}

/** Addresses on file that a hand-over may go to, best first (S19). */
export function recipientsOnFile(
  user: Pick<User, 'userPrincipalName' | 'mail'>,
  addresses: readonly ContactAddress[],
  operatorId: string | null,
  now: Date,
): ContactAddress[] {
  const own = ownAddresses(user).map(addressKey)
  return addresses.filter(
    (address) => isOnFile(address, operatorId, now) && !own.includes(address.addressKey),
  )
}

/** Sending elsewhere is how accounts are stolen: never for holders of a role (S19). */
export function decideNewDestination(targetRoles: readonly string[]): Decision {
  return targetRoles.length === 0
    ? { allowed: true }
    : { allowed: false, reason: 'target-holds-a-role' }
}

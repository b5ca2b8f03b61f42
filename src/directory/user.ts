import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'

/** A user, with Graph's property names. */
export interface User {
  readonly id: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly givenName: string | null
  readonly surname: string | null
  readonly mail: string | null
  readonly jobTitle: string | null
  readonly department: string | null
  readonly officeLocation: string | null
  readonly streetAddress: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly state: string | null
  readonly country: string | null
  readonly mobilePhone: string | null
  readonly businessPhones: string[]
  readonly preferredLanguage: Language | null
  readonly accountEnabled: boolean
  readonly createdDateTime: Date
  readonly deletedDateTime: Date | null
  readonly lastSignInDateTime: Date | null
}

/** A deleted user can be restored for this long. */
export const RESTORABLE_DAYS = 30
const DAY_MS = 86_400_000

/** After so long they are erased. */
export const RESTORABLE_MS = RESTORABLE_DAYS * DAY_MS

/** Whole days that remain, 0 when it is too late. */
export function daysLeftToRestore(deletedAt: Date, now: Date): number {
  const end = deletedAt.getTime() + RESTORABLE_MS
  return Math.max(0, Math.ceil((end - now.getTime()) / DAY_MS))
}

export function userNotFound(id: string): Problem {
  return new Problem('notFound', 'user-not-found', 'There is no such user.', { userId: id })
}

/** What the policy and the pages compare with: the words that a password must not hold. */
export function wordsOf(
  user: Pick<User, 'displayName' | 'givenName' | 'surname' | 'userPrincipalName'>,
): string[] {
  const [local = ''] = user.userPrincipalName.split('@')
  return [
    user.displayName,
    user.givenName ?? '',
    user.surname ?? '',
    local,
    ...local.split(/[.\-_]/),
  ]
}

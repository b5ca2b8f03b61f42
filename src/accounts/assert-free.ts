import { listOwnersOfAddress } from '../directory/address-queries.ts'
import { findUserByPrincipalName } from '../directory/queries.ts'
import { type Database, violatedConstraint } from '../platform/database.ts'
import { addressKey } from '../platform/email-address.ts'
import { Problem } from '../platform/problem.ts'

/** A name is somebody's until its deleted owner is gone for good: restoring must not collide. */
export async function assertNameIsFree(
  db: Database,
  userPrincipalName: string,
  userId: string,
): Promise<void> {
  const holder = await findUserByPrincipalName(db, userPrincipalName)
  if (holder === undefined || holder.id === userId) return
  throw nameTaken(holder.deletedDateTime !== null)
}

/** Two who give the same name at once: the database lets one of them. */
export async function orNameTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (violatedConstraint(error) === 'user_principal_name_is_unique') throw nameTaken(false)
    throw error
  }
}

/** An address leads to one person: a hand-over to it must not open another's account (S19). */
export async function assertAddressesAreFree(
  db: Database,
  addresses: readonly { field: 'mail' | 'otherMails'; address: string }[],
  userId: string,
): Promise<void> {
  for (const { field, address } of addresses) {
    const owners = await listOwnersOfAddress(db, addressKey(address))
    if (owners.every((owner) => owner === userId)) continue
    throw new Problem(
      'conflict',
      'address-is-somebody-elses',
      'This address belongs to another user.',
      { field, address },
    )
  }
}

function nameTaken(deleted: boolean): Problem {
  return new Problem(
    'conflict',
    'user-principal-name-taken',
    deleted
      ? 'A deleted user has this user name. Restore that user, or choose another name.'
      : 'Another user has this user name already.',
    { field: 'userPrincipalName', holder: deleted ? 'deleted' : 'active' },
  )
}

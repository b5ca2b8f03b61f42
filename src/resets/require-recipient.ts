import { findSuppression } from '../deliveries/suppression-queries.ts'
import { listOwnersOfAddress } from '../directory/address-queries.ts'
import { isOnFile } from '../directory/contact-address.ts'
import type { HandoverRecipient } from '../handovers/create-handovers.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { actorId, type Context } from '../platform/context.ts'
import { addressKey } from '../platform/email-address.ts'
import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'
import type { PreparedReset } from './prepare-reset.ts'
import { listGlobalAdministrators, type ResetTarget } from './queries.ts'
import { assertNotOwnMailbox, decideNewDestination, recipientsOnFile } from './recipient.ts'

export interface CheckedRecipient {
  readonly destination: HandoverRecipient | null
  readonly administratorsToTell: { id: string; mail: string; language: Language }[]
}

/** Decides on the recipient with the target locked: on file, or by the path for new destinations (S19). */
export async function requireRecipient(
  tx: Context,
  organisation: Organisation,
  { user, roles, addresses, bounced }: ResetTarget,
  { recipient, verification }: PreparedReset,
  { isNewUser }: { isNewUser: boolean },
): Promise<CheckedRecipient> {
  if (recipient === null) return { destination: null, administratorsToTell: [] }
  assertNotOwnMailbox(user, recipient)

  const key = addressKey(recipient)
  // What is given together with a new user was added by this operator just now, and so is on file for
  // nobody (S19). But there has been no credential yet, no session and no owner who could be robbed.
  const known = isNewUser
    ? addresses
    : recipientsOnFile(user, addresses, actorId(tx.actor), tx.now())
  if (known.some((address) => address.addressKey === key)) {
    assertNotBounced(bounced.find((address) => address.addressKey === key))
    return { destination: { address: recipient, onFile: true }, administratorsToTell: [] }
  }

  if (!decideNewDestination(roles).allowed) {
    throw new Problem(
      'forbidden',
      'new-destination-for-role-holder',
      'This user holds a role. The link can only go to an address on file.',
      { field: 'recipient' },
    )
  }
  const owners = await listOwnersOfAddress(tx.db, key)
  if (owners.some((owner) => owner !== user.id)) {
    throw new Problem(
      'forbidden',
      'recipient-is-somebody-elses',
      'This address belongs to another user.',
      { field: 'recipient' },
    )
  }
  if (verification === null) {
    throw new Problem(
      'invalid',
      'verification-required',
      'This address is not on file. Say how you made sure that you are talking to the right person.',
      { field: 'verification' },
    )
  }
  assertNotBounced(await findSuppression(tx.db, key))
  // What this operator has put there just now doesn't count: it may be theirs.
  const ownerIsTold = addresses.some(
    (address) => address.addressKey !== key && isOnFile(address, actorId(tx.actor), tx.now()),
  )
  return {
    destination: { address: recipient, onFile: false },
    administratorsToTell: ownerIsTold
      ? []
      : await listGlobalAdministrators(tx.db, organisation.defaultLanguage),
  }
}

/** A message would come back again, and its link would wait for nobody. Whoever knows better lifts the suppression first. */
function assertNotBounced(
  bounce: { readonly since: Date; readonly status: string | null } | undefined,
): void {
  if (bounce === undefined) return
  throw new Problem(
    'conflict',
    'recipient-bounced',
    'The last message to this address came back. Lift its suppression first, or choose another one.',
    {
      field: 'recipient',
      bouncedAt: bounce.since.toISOString(),
      ...(bounce.status !== null && { status: bounce.status }),
    },
  )
}

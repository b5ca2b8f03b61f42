import { findSuppression } from '../deliveries/suppression-queries.ts'
import { listOwnersOfAddress } from '../directory/address-queries.ts'
import { isOnFile } from '../directory/contact-address.ts'
import type { HandoverRecipient } from '../handovers/create-handovers.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { actorId, type Context } from '../platform/context.ts'
import { addressKey } from '../platform/email-address.ts'
import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'
import { listGlobalAdministrators } from '../roles/global-administrators.ts'
import type { PreparedReset } from './prepare-reset.ts'
import type { ResetTarget } from './queries.ts'
import { assertNotOwnMailbox, decideNewDestination, recipientsOnFile } from './recipient.ts'

export interface CheckedRecipient {
  readonly destination: HandoverRecipient | null
  readonly administratorsToTell: { id: string; mail: string; language: Language }[]
}

/**
 * Decides on the recipient with the target locked: on file, or by the path for new destinations (S19). Of a job the
 * administrators are told once, when it starts, and not of a thousand letters one by one.
 */
export async function requireRecipient(
  tx: Context,
  organisation: Organisation,
  { user, roles, addresses, bounced }: ResetTarget,
  { handover, recipient, verification }: PreparedReset,
  { isNewUser, isJob = false }: { isNewUser: boolean; isJob?: boolean },
): Promise<CheckedRecipient> {
  if (handover.way === 'letter' && !isNewUser)
    return await requireLetter(tx, organisation, { roles, addresses, verification, isJob })
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
  assertVerified(verification)
  assertNotBounced(await findSuppression(tx.db, key))
  // What this operator has put there just now doesn't count: it may be theirs.
  const others = addresses.filter((address) => address.addressKey !== key)
  return {
    destination: { address: recipient, onFile: false },
    administratorsToTell: isJob ? [] : await listToTellInstead(tx, organisation, others),
  }
}

/** Whoever prints it holds what the account's owner should: as risky as a new destination (S19). */
async function requireLetter(
  tx: Context,
  organisation: Organisation,
  {
    roles,
    addresses,
    verification,
    isJob,
  }: Pick<ResetTarget, 'roles' | 'addresses'> &
    Pick<PreparedReset, 'verification'> & { isJob: boolean },
): Promise<CheckedRecipient> {
  if (!decideNewDestination(roles).allowed) {
    throw new Problem(
      'forbidden',
      'letter-for-role-holder',
      'This user holds a role, and so gets no letter. Send a link to an address on file.',
      { field: 'way' },
    )
  }
  assertVerified(verification)
  return {
    destination: null,
    administratorsToTell: isJob ? [] : await listToTellInstead(tx, organisation, addresses),
  }
}

function assertVerified(verification: PreparedReset['verification']): void {
  if (verification !== null) return
  throw new Problem(
    'invalid',
    'verification-required',
    'This does not go to an address on file. Say how you made sure that you are talking to the right person.',
    { field: 'verification' },
  )
}

/** The global administrators, if none of these addresses on file can tell the owner. */
async function listToTellInstead(
  tx: Context,
  organisation: Organisation,
  addresses: ResetTarget['addresses'],
): Promise<CheckedRecipient['administratorsToTell']> {
  const ownerIsTold = addresses.some((address) => isOnFile(address, actorId(tx.actor), tx.now()))
  return ownerIsTold ? [] : await listGlobalAdministrators(tx.db, organisation.defaultLanguage)
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

import { inTransaction, type Transaction } from '../audit/in-transaction.ts'
import { listOwnersOfAddress, removeAddresses } from '../directory/address-queries.ts'
import type { ContactAddress } from '../directory/contact-address.ts'
import { updateUser } from '../directory/queries.ts'
import { daysLeftToRestore, type User } from '../directory/user.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import type { HandoverOptions } from '../resets/contract.ts'
import { prepareReset } from '../resets/prepare-reset.ts'
import { lockResetTarget } from '../resets/lock-reset-target.ts'
import type { LockedResetTarget } from '../resets/queries.ts'
import { replaceCredential, type ResetOutcome } from '../resets/replace-credentials.ts'
import { requireAllowed, requireOperator } from '../roles/policy.ts'
import { listRolesOf } from '../roles/queries.ts'
import { decideRestore } from './policy.ts'

/** Brings a deleted user back. The old password stays dead: a new one is handed over. */
export async function restoreUser(
  ctx: Context,
  organisation: Organisation,
  id: string,
  options: HandoverOptions,
): Promise<ResetOutcome> {
  const operator = requireOperator(ctx.actor)
  requireAllowed(decideRestore(operator, { id, roles: await listRolesOf(ctx.db, id) }))
  const prepared = await prepareReset(ctx, organisation, id, options)

  return await inTransaction(ctx, async (tx) => {
    const target = await lockResetTarget(tx, id, prepared)
    return await replaceCredential({
      tx,
      organisation,
      target: await restoreTarget(tx, target),
      prepared,
      action: 'user.restored',
    })
  })
}

/** Undeletes one who is locked; a new credential follows in the same transaction. */
export async function restoreTarget(
  tx: Transaction,
  target: LockedResetTarget,
): Promise<LockedResetTarget> {
  const { user, roles } = target
  requireAllowed(decideRestore(requireOperator(tx.actor), { id: user.id, roles }))
  assertRestorable(user, tx.now())
  await updateUser(tx.db, user.id, { deletedDateTime: null })
  return await giveUpForeignAddresses(tx, target)
}

function assertRestorable({ deletedDateTime }: User, now: Date): void {
  if (deletedDateTime === null)
    throw new Problem('conflict', 'user-not-deleted', 'This user is not deleted.')
  if (daysLeftToRestore(deletedDateTime, now) === 0)
    throw new Problem(
      'gone',
      'too-late-to-restore',
      'This user was deleted more than thirty days ago and cannot be restored.',
    )
}

/** An address that became somebody else's meanwhile stays theirs (S19). */
async function giveUpForeignAddresses(
  tx: Transaction,
  target: LockedResetTarget,
): Promise<LockedResetTarget> {
  const foreign: ContactAddress[] = []
  for (const address of target.addresses) {
    const owners = await listOwnersOfAddress(tx.db, address.addressKey)
    if (owners.some((owner) => owner !== target.user.id)) foreign.push(address)
  }
  if (foreign.length === 0) return target
  await removeAddresses(
    tx.db,
    foreign.map(({ id }) => id),
    tx.now(),
  )
  const mail = foreign.some(({ kind }) => kind === 'mail') ? null : target.user.mail
  await updateUser(tx.db, target.user.id, { mail })
  return {
    ...target,
    user: { ...target.user, mail },
    addresses: target.addresses.filter((address) => !foreign.includes(address)),
  }
}

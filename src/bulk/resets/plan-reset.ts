import type { ContactAddress } from '../../directory/contact-address.ts'
import type { PlannedRow } from '../../jobs/job-kind.ts'
import { addressKey } from '../../platform/email-address.ts'
import { decideNewDestination, ownAddresses, recipientsOnFile } from '../../resets/recipient.ts'
import type { ResetTarget } from '../../resets/queries.ts'
import type { RoleHolder } from '../../roles/policy.ts'
import type { Decision } from '../../platform/contract.ts'
import type { BulkHandover } from '../contract.ts'

export interface ResetPlan {
  readonly way: BulkHandover['way']
  /** Null for letters. */
  readonly recipient: string | null
  /** It isn't on file: whoever must know of that is told (S19). */
  readonly newDestination?: true
}

/**
 * How this user gets a new password, as they are now; or why not. By the first of the `wanted` addresses that can be
 * (S19), else by one on file.
 */
export function planReset(
  operator: RoleHolder,
  target: ResetTarget,
  allowed: Decision,
  handover: Pick<BulkHandover, 'way' | 'withoutAddress'>,
  { now, wanted = [] }: { readonly now: Date; readonly wanted?: readonly string[] },
): PlannedRow {
  const { user } = target
  const row = { userId: user.id, name: user.displayName, login: user.userPrincipalName }
  const leftOut = (reason: string): PlannedRow => ({ ...row, plan: {}, leftOut: reason })
  if (!allowed.allowed) return leftOut(allowed.reason ?? 'no-ability')

  const onFile = recipientsOnFile(user, target.addresses, operator.id, now)
  const recipient = chooseRecipient(target, onFile, wanted)
  if (handover.way !== 'letter' && recipient !== undefined)
    return {
      ...row,
      plan: { way: handover.way, ...recipient } satisfies ResetPlan,
      leftOut: null,
    }
  if (handover.way !== 'letter' && handover.withoutAddress === 'leaveOut')
    return leftOut(onFile.length > 0 ? 'address-bounced' : 'no-address')
  if (!decideNewDestination(target.roles).allowed) return leftOut('letter-for-role-holder')
  return { ...row, plan: { way: 'letter', recipient: null } satisfies ResetPlan, leftOut: null }
}

function chooseRecipient(
  { user, roles, bounced }: ResetTarget,
  onFile: readonly ContactAddress[],
  wanted: readonly string[],
): Pick<ResetPlan, 'recipient' | 'newDestination'> | undefined {
  const own = ownAddresses(user).map(addressKey)
  const isUsable = (key: string) =>
    !own.includes(key) && !bounced.some((bounce) => bounce.addressKey === key)
  for (const address of wanted.filter((one) => isUsable(addressKey(one)))) {
    const known = onFile.find((one) => one.addressKey === addressKey(address))
    if (known !== undefined) return { recipient: known.address }
    if (decideNewDestination(roles).allowed) return { recipient: address, newDestination: true }
  }
  const known = onFile.find((one) => isUsable(one.addressKey))
  return known && { recipient: known.address }
}

/** Does the plan of so many hold letters, which somebody prints? */
export function mayBringLetters({ way, withoutAddress }: BulkHandover): boolean {
  return way === 'letter' || withoutAddress === 'letter'
}

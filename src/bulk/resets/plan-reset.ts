import type { PlannedRow } from '../../jobs/job-kind.ts'
import { decideNewDestination, recipientsOnFile } from '../../resets/recipient.ts'
import type { ResetTarget } from '../../resets/queries.ts'
import type { RoleHolder } from '../../roles/policy.ts'
import type { Decision } from '../../platform/contract.ts'
import type { BulkHandover } from '../contract.ts'

export interface ResetPlan {
  readonly way: BulkHandover['way']
  /** An address on file; null for letters. */
  readonly recipient: string | null
}

/** How this user gets a new password, as they are now; or why not. */
export function planReset(
  operator: RoleHolder,
  target: ResetTarget,
  allowed: Decision,
  handover: BulkHandover,
  now: Date,
): PlannedRow {
  const { user } = target
  const row = { userId: user.id, name: user.displayName, login: user.userPrincipalName }
  const leftOut = (reason: string): PlannedRow => ({ ...row, plan: {}, leftOut: reason })
  if (!allowed.allowed) return leftOut(allowed.reason ?? 'no-ability')

  const onFile = recipientsOnFile(user, target.addresses, operator.id, now)
  const usable = onFile.find(
    ({ addressKey }) => !target.bounced.some((bounce) => bounce.addressKey === addressKey),
  )
  if (handover.way !== 'letter' && usable !== undefined)
    return {
      ...row,
      plan: { way: handover.way, recipient: usable.address } satisfies ResetPlan,
      leftOut: null,
    }
  if (handover.way !== 'letter' && handover.withoutAddress === 'leaveOut')
    return leftOut(onFile.length > 0 ? 'address-bounced' : 'no-address')
  if (!decideNewDestination(target.roles).allowed) return leftOut('letter-for-role-holder')
  return { ...row, plan: { way: 'letter', recipient: null } satisfies ResetPlan, leftOut: null }
}

/** Does the plan of so many hold letters, which somebody prints? */
export function mayBringLetters({ way, withoutAddress }: BulkHandover): boolean {
  return way === 'letter' || withoutAddress === 'letter'
}

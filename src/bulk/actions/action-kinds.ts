import { changeAccess } from '../../accounts/change-access.ts'
import { deleteTarget } from '../../accounts/delete-user.ts'
import type { LockedTarget } from '../../accounts/lock-target.ts'
import { revokeSessionsOf } from '../../accounts/revoke-sessions.ts'
import type { Transaction } from '../../audit/in-transaction.ts'
import type { Job } from '../../jobs/job.ts'
import type { Decision } from '../../platform/contract.ts'
import { giveRole, takeRole } from '../../roles/assign-role.ts'
import { decideAssignRole, decideBlock, decideDelete, decideReset } from '../../roles/policy.ts'
import { type Action, actionKind } from './action-kind.ts'

const refused = (reason: string): Decision => ({ allowed: false, reason })

function unlessDeleted({ user }: LockedTarget, decision: Decision): Decision {
  return user.deletedDateTime === null ? decision : refused('user-deleted')
}

/** What there is nothing to do about is left out, rather than done again. */
function ifNeeded(decision: Decision, isNeeded: boolean, reason: string): Decision {
  return decision.allowed && !isNeeded ? refused(reason) : decision
}

async function setAccess(
  tx: Transaction,
  target: LockedTarget,
  job: Job,
  accountEnabled: boolean,
): Promise<void> {
  const changed = await changeAccess(tx, target, accountEnabled)
  if (changed === undefined) return
  tx.audit({
    action: changed.action,
    target: { kind: 'user', id: target.id, name: target.user.displayName },
    detail: { job: job.number, ...changed.detail },
  })
}

const block: Action = {
  name: 'block',
  decide: (operator, target) =>
    unlessDeleted(
      target,
      ifNeeded(decideBlock(operator, target), target.user.accountEnabled, 'already-blocked'),
    ),
  act: async (tx, target, job) => await setAccess(tx, target, job, false),
}

const unblock: Action = {
  name: 'unblock',
  decide: (operator, target) =>
    unlessDeleted(
      target,
      ifNeeded(decideBlock(operator, target), !target.user.accountEnabled, 'not-blocked'),
    ),
  act: async (tx, target, job) => await setAccess(tx, target, job, true),
}

const signOut: Action = {
  name: 'signOut',
  decide: (operator, target) => unlessDeleted(target, decideReset(operator, target)),
  act: async (tx, target, job) => await revokeSessionsOf(tx, target, { job: job.number }),
}

const remove: Action = {
  name: 'delete',
  decide: (operator, target) => unlessDeleted(target, decideDelete(operator, target)),
  act: async (tx, target, job) => await deleteTarget(tx, target, { job: job.number }),
}

const assignRole: Action = {
  name: 'assignRole',
  decide: (operator, target, job) =>
    unlessDeleted(
      target,
      ifNeeded(
        decideAssignRole(operator, roleOf(job)),
        !target.roles.includes(roleOf(job)),
        'role-held-already',
      ),
    ),
  act: async (tx, target, job) => await giveRole(tx, roleOf(job), target.user, { job: job.number }),
}

const removeRole: Action = {
  name: 'removeRole',
  decide: (operator, target, job) =>
    ifNeeded(
      decideAssignRole(operator, roleOf(job)),
      target.roles.includes(roleOf(job)),
      'role-not-held',
    ),
  act: async (tx, target, job) =>
    await takeRole(tx, roleOf(job), target.user, target.roles, { job: job.number }),
}

/** As the route checked it before it was stored. */
function roleOf({ options }: Job): string {
  return String(options['role'])
}

export const ACTION_KINDS = [block, unblock, signOut, remove, assignRole, removeRole].map(
  actionKind,
)

import { daysLeftToRestore } from '../directory/user.ts'
import type { Decision } from '../platform/contract.ts'
import {
  decideBlock,
  decideDelete,
  decideReset,
  decideSensitive,
  mayDo,
  type RoleHolder,
} from '../roles/policy.ts'
import type { UserAbilities } from './contract.ts'

const ALLOWED: Decision = { allowed: true }
const refused = (reason: string): Decision => ({ allowed: false, reason })

/** Somebody who is acted upon, deleted or not. */
export interface Target extends RoleHolder {
  readonly deletedAt: Date | null
}

/** What the viewer may do to this user now: sent with each record, so that nobody works it out again. */
export function userAbilities(viewer: RoleHolder, target: Target, now: Date): UserAbilities {
  const unlessDeleted = (decision: Decision) =>
    target.deletedAt === null ? decision : refused('user-deleted')
  return {
    resetPassword: unlessDeleted(decideReset(viewer, target)),
    update: unlessDeleted(decideUpdate(viewer)),
    updateSensitive: unlessDeleted(decideSensitive(viewer, target)),
    block: unlessDeleted(decideBlock(viewer, target)),
    revokeSessions: unlessDeleted(decideReset(viewer, target)),
    delete: unlessDeleted(decideDelete(viewer, target)),
    restore: decideRestorable(target, now) ?? decideRestore(viewer, target),
  }
}

export function decideAdd(actor: RoleHolder): Decision {
  return mayDo(actor.roles, 'users.create') ? ALLOWED : refused('no-ability')
}

/** Names, places and titles; what could lead a hand-over astray is sensitive. */
export function decideUpdate(actor: RoleHolder): Decision {
  return mayDo(actor.roles, 'users.update') ? ALLOWED : refused('no-ability')
}

/** Restoring gives a new password, so it takes the right to do both. */
export function decideRestore(actor: RoleHolder, target: RoleHolder): Decision {
  const restore = decideDelete(actor, target)
  return restore.allowed ? decideReset(actor, target) : restore
}

function decideRestorable({ deletedAt }: Target, now: Date): Decision | undefined {
  if (deletedAt === null) return refused('not-deleted')
  return daysLeftToRestore(deletedAt, now) === 0 ? refused('too-late-to-restore') : undefined
}

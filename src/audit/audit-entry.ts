/** Something that happened or was refused. `detail` never holds a secret (S9, S16). */
export interface AuditEntry {
  readonly action: AuditAction
  readonly outcome?: 'success' | 'refused'
  readonly target?: AuditTarget
  readonly detail?: Readonly<Record<string, unknown>>
}

export interface AuditTarget {
  readonly kind:
    | 'user'
    | 'handover'
    | 'role'
    | 'organisation'
    | 'session'
    | 'transport'
    | 'address'
    | 'job'
    | 'view'
    | 'import'
  readonly id: string
  readonly name: string
}

/** `<noun>.<what happened>`; the words for it are `audit.action.NAME`. */
export const AUDIT_ACTIONS = [
  'user.passwordReset',
  'user.passwordChanged',
  'user.passwordSet',
  'user.passwordExpired',
  'user.added',
  'user.updated',
  'user.blocked',
  'user.unblocked',
  'user.deleted',
  'user.erased',
  'user.restored',
  'user.signedIn',
  'user.signInFailed',
  'user.lockedOut',
  'user.confirmedPassword',
  'user.signedOut',
  'user.sessionsRevoked',
  'user.languageChanged',
  'user.mailChosen',
  'address.added',
  'address.confirmed',
  'address.removed',
  'address.suppressionLifted',
  'handover.revealed',
  'handover.shownAgain',
  'handover.acknowledged',
  'handover.answerRefused',
  'handover.pinBurned',
  'handover.disputed',
  'handover.requestedAgain',
  'handover.expired',
  'handover.erased',
  'handover.stopped',
  'handover.withdrawn',
  'handover.receiptRecorded',
  'handover.callAttempted',
  'handover.reminded',
  'handover.letterOpened',
  'handover.letterPrinted',
  'handover.letterErased',
  'handover.assigned',
  'handover.snoozed',
  'handover.dueSet',
  'handover.noted',
  'role.assigned',
  'role.removed',
  'organisation.setUp',
  'organisation.settingsChanged',
  'organisation.mailTested',
  'organisation.mailResumed',
  'organisation.keyReplaced',
  'users.exported',
  'user.columnsChosen',
  'view.added',
  'view.changed',
  'view.deleted',
  'view.restored',
  'job.planned',
  'job.started',
  'job.approvalAsked',
  'job.approved',
  'job.declined',
  'job.paused',
  'job.resumed',
  'job.cancelled',
  'job.retried',
  'job.reported',
  'import.uploaded',
  'import.mapped',
  'import.lineChanged',
  'import.deleted',
  'import.erased',
  'import.templateSaved',
  'import.templateDeleted',
  'audit.verified',
  'audit.exported',
  'access.refused',
  'admin.invited',
  'demo.filled',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** A log outlives the program: an older or newer one may have written other names. */
export function isAuditAction(action: string): action is AuditAction {
  return AUDIT_ACTIONS.some((known) => known === action)
}

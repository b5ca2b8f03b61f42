import { type AuditAction, isAuditAction } from './audit-entry.ts'

/** Classes of the Open Cybersecurity Schema Framework (OCSF) 1.3, category 3: identity and access management. */
export const OCSF_CLASSES = {
  3001: {
    name: 'Account Change',
    activities: {
      1: 'Create',
      2: 'Enable',
      3: 'Password Change',
      4: 'Password Reset',
      5: 'Disable',
      6: 'Delete',
      9: 'Lock',
      99: 'Other',
    },
  },
  3002: { name: 'Authentication', activities: { 1: 'Logon', 2: 'Logoff', 99: 'Other' } },
  3004: {
    name: 'Entity Management',
    activities: { 1: 'Create', 2: 'Read', 3: 'Update', 4: 'Delete', 99: 'Other' },
  },
  3005: {
    name: 'User Access Management',
    activities: { 1: 'Assign Privileges', 2: 'Revoke Privileges', 99: 'Other' },
  },
} as const

export type OcsfClass = keyof typeof OCSF_CLASSES

export const OCSF_SEVERITIES = { 1: 'Informational', 2: 'Low', 3: 'Medium', 4: 'High' } as const
export type OcsfSeverity = keyof typeof OCSF_SEVERITIES

export interface OcsfActivity {
  readonly classUid: OcsfClass
  readonly activityId: number
}

const KNOWN: { readonly [A in AuditAction]?: readonly [OcsfClass, number] } = {
  'user.added': [3001, 1],
  'user.unblocked': [3001, 2],
  'user.passwordChanged': [3001, 3],
  'user.passwordSet': [3001, 3],
  'user.passwordReset': [3001, 4],
  'user.blocked': [3001, 5],
  'user.deleted': [3001, 6],
  'user.erased': [3001, 6],
  'user.lockedOut': [3001, 9],
  'user.signedIn': [3002, 1],
  'user.signInFailed': [3002, 1],
  'user.confirmedPassword': [3002, 99],
  'user.signedOut': [3002, 2],
  'user.sessionsRevoked': [3002, 2],
  'role.assigned': [3005, 1],
  'role.removed': [3005, 2],
  'organisation.setUp': [3004, 1],
  'organisation.settingsChanged': [3004, 3],
  'organisation.keyReplaced': [3004, 3],
  'address.suppressionLifted': [3004, 3],
  'users.exported': [3004, 2],
  'audit.exported': [3004, 2],
  'audit.verified': [3004, 2],
}

/** What else happens to an account is a change of it, and all other things are things. */
export function ocsfActivity(action: string, targetKind: string | null): OcsfActivity {
  const known = isAuditAction(action) ? KNOWN[action] : undefined
  const [classUid, activityId] = known ?? [targetKind === 'user' ? 3001 : 3004, 99]
  return { classUid, activityId }
}

const SEVERE: { readonly [A in AuditAction]?: OcsfSeverity } = {
  'handover.disputed': 4,
  'handover.pinBurned': 3,
  'user.lockedOut': 3,
  'admin.invited': 3,
  'role.assigned': 3,
  'organisation.keyReplaced': 3,
}

export function ocsfSeverity(action: string, isRefused: boolean): OcsfSeverity {
  const severe = isAuditAction(action) ? SEVERE[action] : undefined
  return severe ?? (isRefused ? 2 : 1)
}

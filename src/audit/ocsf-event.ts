import { isIP } from 'node:net'
import { translator } from '../platform/messages.ts'
import { isAuditAction } from './audit-entry.ts'
import type { AuditEvent } from './contract.ts'
import {
  OCSF_CLASSES,
  OCSF_SEVERITIES,
  type OcsfClass,
  ocsfActivity,
  ocsfSeverity,
} from './ocsf-activity.ts'

const SCHEMA_VERSION = '1.3.0'
const PRODUCT = { name: 'Kvittens', vendor_name: 'Kvittens' }

/**
 * One event of the log as an OCSF event (schema.ocsf.io, 1.3): required fields of its class and what we know of the
 * recommended ones. What OCSF has no place for, the chain's value among it, is in `unmapped`.
 */
export function ocsfEvent(event: AuditEvent): Record<string, unknown> {
  const { action, outcome, sequence, occurredAt, mac, detail, network } = event
  const { classUid, activityId } = ocsfActivity(action, event.targetKind)
  const { name, activities } = OCSF_CLASSES[classUid]
  // What is refused when an account is locked is the sign-in; the locking itself has happened.
  const isFailure = outcome === 'refused' && action !== 'user.lockedOut'
  const severityId = ocsfSeverity(action, isFailure)
  const words = wordsOf(action)
  const activityName =
    activityId === 99
      ? words
      : (new Map(Object.entries(activities)).get(String(activityId)) ?? words)
  return {
    activity_id: activityId,
    activity_name: activityName,
    category_uid: 3,
    category_name: 'Identity & Access Management',
    class_uid: classUid,
    class_name: name,
    type_uid: classUid * 100 + activityId,
    type_name: `${name}: ${activityName}`,
    time: Date.parse(occurredAt),
    severity_id: severityId,
    severity: OCSF_SEVERITIES[severityId],
    status_id: isFailure ? 2 : 1,
    status: isFailure ? 'Failure' : 'Success',
    message: words,
    metadata: {
      version: SCHEMA_VERSION,
      product: PRODUCT,
      uid: String(sequence),
      sequence,
      event_code: action,
      log_name: 'audit',
      original_time: occurredAt,
      ...(typeof detail['handover'] === 'string' && { correlation_uid: detail['handover'] }),
    },
    actor: actorOf(event),
    ...(network !== null && { src_endpoint: endpointOf(network) }),
    ...ofClass(classUid, event),
    unmapped: {
      mac,
      outcome,
      actor_kind: event.actorKind,
      target_kind: event.targetKind,
      detail,
    },
  }
}

function wordsOf(action: string): string {
  return isAuditAction(action) ? translator('en')(`audit.action.${action}`) : action
}

function actorOf({ actorKind, actorId, actorName }: AuditEvent): Record<string, unknown> {
  switch (actorKind) {
    case 'user':
      return { user: { uid: actorId ?? 'unknown', name: actorName ?? 'unknown', type_id: 1 } }
    case 'recipient':
    case 'job':
    case 'command':
    case 'anonymous':
      return { app_name: actorName === null ? actorKind : `${actorKind}:${actorName}` }
  }
}

/** An address, or the network of one. */
function endpointOf(network: string): Record<string, unknown> {
  return isIP(network) === 0 ? { name: network } : { ip: network }
}

function ofClass(classUid: OcsfClass, event: AuditEvent): Record<string, unknown> {
  switch (classUid) {
    case 3001:
      return { user: userOf(event) }
    case 3002:
      return { user: userOf(event), service: { name: 'Kvittens' } }
    case 3004:
      return { entity: entityOf(event) }
    case 3005:
      return { user: userOf(event), privileges: [textOf(event.detail['role'])] }
  }
}

/** Whom it is about. A typed name that is nobody's isn't in the log. */
function userOf({ targetKind, targetId, targetName, ...event }: AuditEvent) {
  if (targetKind === 'user' && targetId !== null)
    return { uid: targetId, name: targetName ?? targetId }
  if (event.actorKind === 'user' && event.actorId !== null)
    return { uid: event.actorId, name: event.actorName ?? event.actorId }
  return { name: 'unknown' }
}

function entityOf({ action, targetKind, targetId, targetName, detail }: AuditEvent) {
  if (targetId !== null)
    return { type: targetKind ?? 'unknown', uid: targetId, name: targetName ?? targetId }
  const { route, method } = detail
  if (typeof route === 'string') return { type: 'route', name: `${textOf(method)} ${route}` }
  return { type: action.split('.', 1)[0], name: action.split('.', 1)[0] }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'unknown'
}

import type { Insertable } from 'kysely'
import { hexOf } from '../platform/compiled-query.ts'
import type { Language } from '../platform/language.ts'
import type { Schema } from '../platform/schema.ts'
import type { CallerVerification, HandoverWay } from './contract.ts'
import { NOTICE_LIFETIME_MS } from './notices.ts'
import type { Challenge } from './typed-answer.ts'

/** What is written of a hand-over when it is made, and the rows that this becomes. */
export interface NewHandover {
  readonly id: string
  readonly number: number
  readonly userId: string
  readonly operatorId: string | null
  readonly operatorName: string
  readonly way: HandoverWay
  readonly recipient: string | null
  readonly recipientOnFile: boolean
  readonly verification: CallerVerification | null
  readonly verificationNote: string | null
  readonly language: Language
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly credentialExpiresAt: Date
  /** Of the new password; null where users set their own. */
  readonly hash: string | null
  /** Under which failed sign-ins of the user are counted. */
  readonly nameKey: Buffer
  readonly idempotencyKey: string | null
  readonly lookup: Buffer | null
  readonly disputeLookup: Buffer
  readonly sealed: Buffer | null
  readonly letter: NewLetter | null
  readonly jobId: string | null
  readonly challenge: Challenge
  readonly pinTriesLeft: number | null
  readonly firstEvent: 'queued' | 'shown' | 'toPrint'
  readonly actorKind: string
  readonly deliveries: readonly Insertable<Schema['delivery']>[]
}

/** What waits to be printed: the letter's code, sealed under the installation's key, and until when. */
export interface NewLetter {
  readonly sealed: Buffer
  readonly printBy: Date
}

export const CREDENTIAL_COLUMNS = [
  'user_id',
  'version',
  'hash',
  'must_change',
  'handover_id',
  'expires_at',
  'changed_at',
] as const

export function credentialRow(handover: NewHandover): Row<typeof CREDENTIAL_COLUMNS> {
  return {
    user_id: handover.userId,
    version: 1,
    hash: handover.hash,
    must_change: true,
    handover_id: handover.id,
    expires_at: handover.credentialExpiresAt,
    changed_at: handover.createdAt,
  }
}

export const HANDOVER_COLUMNS = [
  'id',
  'number',
  'user_id',
  'operator_id',
  'operator_name',
  'owner_id',
  'way',
  'recipient',
  'recipient_on_file',
  'verification',
  'verification_note',
  'language',
  'created_at',
  'expires_at',
  'credential_expires_at',
  'idempotency_key',
  'lookup',
  'sealed',
  'challenge',
  'pin_tries_left',
  'state',
  'state_at',
  'open',
  'letter_sealed',
  'print_by',
  'job_id',
] as const

export function handoverRow(handover: NewHandover): Row<typeof HANDOVER_COLUMNS> {
  return {
    id: handover.id,
    number: handover.number,
    user_id: handover.userId,
    operator_id: handover.operatorId,
    operator_name: handover.operatorName,
    owner_id: handover.operatorId,
    way: handover.way,
    recipient: handover.recipient,
    recipient_on_file: handover.recipientOnFile,
    verification: handover.verification,
    verification_note: handover.verificationNote,
    language: handover.language,
    created_at: handover.createdAt,
    expires_at: handover.expiresAt,
    credential_expires_at: handover.credentialExpiresAt,
    idempotency_key: handover.idempotencyKey,
    lookup: hexOrNull(handover.lookup),
    sealed: hexOrNull(handover.sealed),
    challenge: handover.challenge,
    pin_tries_left: handover.pinTriesLeft,
    state: handover.firstEvent,
    state_at: handover.createdAt,
    open: true,
    letter_sealed: hexOrNull(handover.letter?.sealed ?? null),
    print_by: handover.letter?.printBy ?? null,
    job_id: handover.jobId,
  }
}

export const EVENT_COLUMNS = [
  'handover_id',
  'sequence',
  'kind',
  'at',
  'actor_kind',
  'actor_name',
  'detail',
] as const

export function eventRow(handover: NewHandover): Row<typeof EVENT_COLUMNS> {
  return {
    handover_id: handover.id,
    sequence: 1,
    kind: handover.firstEvent,
    at: handover.createdAt,
    actor_kind: handover.actorKind,
    actor_name: handover.operatorName,
    detail: {},
  }
}

export const DISPUTE_LINK_COLUMNS = ['lookup', 'handover_id', 'expires_at'] as const

export function disputeLinkRow(handover: NewHandover): Row<typeof DISPUTE_LINK_COLUMNS> {
  return {
    lookup: hexOf(handover.disputeLookup),
    handover_id: handover.id,
    expires_at: new Date(handover.createdAt.getTime() + NOTICE_LIFETIME_MS),
  }
}

export const DELIVERY_COLUMNS = [
  'id',
  'kind',
  'handover_id',
  'user_id',
  'recipient',
  'language',
  'message_id',
  'sealed_payload',
  'status',
  'lane',
  'created_at',
  'due_at',
  'give_up_at',
] as const

export function deliveryRow(delivery: NewHandover['deliveries'][number]): Record<string, unknown> {
  return { ...delivery, sealed_payload: hexOrNull(delivery.sealed_payload ?? null) }
}

/** As JSON has it: every column that is inserted, and no other. */
type Row<Columns extends readonly string[]> = Readonly<Record<Columns[number], unknown>>

function hexOrNull(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : hexOf(bytes)
}

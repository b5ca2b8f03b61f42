import { type Insertable, sql } from 'kysely'
import { compiledQuery, hexOf } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import type { Schema } from '../platform/schema.ts'
import type { CallerVerification, HandoverWay } from './contract.ts'
import { NOTICE_LIFETIME_MS } from './notices.ts'
import type { Challenge } from './typed-answer.ts'

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
  readonly challenge: Challenge
  readonly pinTriesLeft: number | null
  readonly firstEvent: 'queued' | 'shown'
  readonly actorKind: string
  readonly deliveries: readonly Insertable<Schema['delivery']>[]
}

/**
 * One round trip for all that a reset writes: the credential, the end of sessions and lockout, the hand-over,
 * its first event, its dispute link, its messages. Fifteen statements cost more than the hash.
 */
export async function insertHandover(db: Database, handover: NewHandover): Promise<void> {
  await writeHandover(db, {
    ...handover,
    disputableUntil: new Date(handover.createdAt.getTime() + NOTICE_LIFETIME_MS),
    deliveries: JSON.stringify(
      handover.deliveries.map((row) => ({
        ...row,
        sealed_payload: row.sealed_payload == null ? null : hexOf(row.sealed_payload),
      })),
    ),
  })
}

interface HandoverParameters extends Omit<NewHandover, 'deliveries'> {
  readonly disputableUntil: Date
  /** Rows of `delivery` as JSON. */
  readonly deliveries: string
}

const writeHandover = compiledQuery(
  [
    'id',
    'number',
    'userId',
    'operatorId',
    'operatorName',
    'way',
    'recipient',
    'recipientOnFile',
    'verification',
    'verificationNote',
    'language',
    'createdAt',
    'expiresAt',
    'credentialExpiresAt',
    'hash',
    'nameKey',
    'idempotencyKey',
    'lookup',
    'disputeLookup',
    'sealed',
    'challenge',
    'pinTriesLeft',
    'firstEvent',
    'actorKind',
    'disputableUntil',
    'deliveries',
  ],
  (db, handover: HandoverParameters) =>
    db
      .with('ended', (cte) => cte.deleteFrom('session').where('user_id', '=', handover.userId))
      .with('unlocked', (cte) =>
        cte.deleteFrom('sign_in_failure').where('name_key', '=', handover.nameKey),
      )
      // A notice that still waits is coalesced into the newer one (S13).
      .with('coalesced', (cte) =>
        cte
          .updateTable('delivery')
          .set({ status: 'cancelled', sealed_payload: null, settled_at: handover.createdAt })
          .where('user_id', '=', handover.userId)
          .where('kind', '=', 'noticeReset')
          .where('status', 'in', ['queued', 'delayed'])
          .where('leased_until', 'is', null),
      )
      // A newer hand-over answers what older ones still ask for, also those that have ended already.
      .with('answered', (cte) =>
        cte
          .updateTable('follow_up')
          .set({ closed_at: handover.createdAt, closed_by: 'superseded' })
          .where('closed_at', 'is', null)
          .where('handover_id', 'in', (eb) =>
            eb.selectFrom('handover').select('handover.id').where('user_id', '=', handover.userId),
          ),
      )
      .with('credential', (cte) => upsertCredential(cte, handover))
      .with('made', (cte) =>
        cte.insertInto('handover').values((eb) => ({
          ...handoverColumns(handover),
          credential_version: eb.selectFrom('credential').select('version').$asScalar(),
        })),
      )
      .with('told', (cte) =>
        cte.insertInto('handover_event').values({
          handover_id: handover.id,
          sequence: 1,
          kind: handover.firstEvent,
          at: handover.createdAt,
          actor_kind: handover.actorKind,
          actor_name: handover.operatorName,
          detail: '{}',
        }),
      )
      .with('disputable', (cte) =>
        cte.insertInto('dispute_link').values({
          lookup: handover.disputeLookup,
          handover_id: handover.id,
          expires_at: handover.disputableUntil,
        }),
      )
      .insertInto('delivery')
      .columns(DELIVERY_COLUMNS)
      .expression(
        sql`select ${sql.join(DELIVERY_COLUMNS.map((column) => sql.ref(column)))}
          from jsonb_populate_recordset(null::delivery, ${handover.deliveries}::jsonb)`,
      ),
)

const DELIVERY_COLUMNS = [
  'id',
  'kind',
  'handover_id',
  'user_id',
  'recipient',
  'language',
  'message_id',
  'sealed_payload',
  'status',
  'created_at',
  'due_at',
  'give_up_at',
] as const

function upsertCredential(db: Pick<Database, 'insertInto'>, handover: HandoverParameters) {
  const columns = {
    hash: handover.hash,
    must_change: true,
    handover_id: handover.id,
    expires_at: handover.credentialExpiresAt,
    changed_at: handover.createdAt,
  }
  return db
    .insertInto('password_credential')
    .values({ user_id: handover.userId, version: 1, ...columns })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({
        ...columns,
        version: sql`password_credential.version + 1`,
      }),
    )
    .returning('version')
}

function handoverColumns(handover: HandoverParameters) {
  return {
    id: handover.id,
    number: handover.number,
    user_id: handover.userId,
    operator_id: handover.operatorId,
    operator_name: handover.operatorName,
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
    lookup: handover.lookup,
    sealed: handover.sealed,
    challenge: handover.challenge,
    pin_tries_left: handover.pinTriesLeft,
    state: handover.firstEvent,
    state_at: handover.createdAt,
    open: true,
  }
}

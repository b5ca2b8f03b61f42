import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { AuditTrailEntry } from '../audit/contract.ts'
import { referenceOf } from './handover.ts'
import { handoverNotFound } from './queries.ts'

/** What is kept of one hand-over in the log; more than this nobody reads, let alone prints. */
const MOST = 200

export interface TrailOf {
  readonly id: string
  readonly number: number
  readonly userId: string
  readonly createdAt: Date
  /** The hand-over that replaced it: that reset is the end of this one. */
  readonly supersededBy: number | null
}

/**
 * The events of the audit log that concern one hand-over, by the log's index of targets: no index of its own, which
 * each reset would have to write. What is told of its person since is read and filtered.
 */
export async function listTrail(
  db: Database,
  { id, number, userId, createdAt, supersededBy }: TrailOf,
): Promise<{ value: AuditTrailEntry[]; more: boolean }> {
  const rows = await db
    .selectFrom('audit_event')
    .select([
      'sequence',
      'occurred_at as occurredAt',
      'actor_kind as actorKind',
      'actor_name as actorName',
      'action',
      'outcome',
      'mac',
    ])
    .where('target_id', 'in', [userId, id])
    .where('occurred_at', '>=', createdAt)
    .where((eb) =>
      eb.or([
        eb(reference, '=', referenceOf(number)),
        eb('target_id', '=', id),
        ...(supersededBy === null
          ? []
          : [
              eb.and([
                eb(reference, '=', referenceOf(supersededBy)),
                eb('action', 'in', ['user.passwordReset', 'user.restored']),
              ]),
            ]),
      ]),
    )
    .orderBy('sequence', 'desc')
    .limit(MOST + 1)
    .execute()
  const value = rows.slice(0, MOST).map(({ occurredAt, mac, ...entry }) => ({
    ...entry,
    occurredAt: occurredAt.toISOString(),
    mac: mac.toString('hex'),
  }))
  return { value: value.toReversed(), more: rows.length > MOST }
}

const reference = sql<string>`detail ->> 'handover'`

export async function getTrailSubject(db: Database, number: number): Promise<TrailOf> {
  return await db
    .selectFrom('handover as h')
    .leftJoin('handover as newer', 'newer.id', 'h.superseded_by')
    .select([
      'h.id',
      'h.number',
      'h.user_id as userId',
      'h.created_at as createdAt',
      'newer.number as supersededBy',
    ])
    .where('h.number', '=', number)
    .executeTakeFirstOrThrow(handoverNotFound)
}

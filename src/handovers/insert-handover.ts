import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import type { CallerVerification, HandoverWay } from './contract.ts'
import { NOTICE_LIFETIME_MS } from './notices.ts'
import type { Challenge } from './typed-answer.ts'

export interface NewHandover {
  readonly id: string
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
  readonly credentialVersion: number
  readonly idempotencyKey: string | null
  readonly lookup: Buffer | null
  readonly disputeLookup: Buffer
  readonly sealed: Buffer | null
  readonly challenge: Challenge
  readonly pinTriesLeft: number | null
  readonly firstEvent: 'queued' | 'shown'
  readonly actorKind: string
}

/** The hand-over, its first event and its dispute link in one round trip. Answers its number. */
export async function insertHandover(db: Database, handover: NewHandover): Promise<number> {
  const { number } = await db
    .with('made', (cte) =>
      cte
        .insertInto('handover')
        .values({
          id: handover.id,
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
          credential_version: handover.credentialVersion,
          idempotency_key: handover.idempotencyKey,
          lookup: handover.lookup,
          sealed: handover.sealed,
          challenge: handover.challenge,
          pin_tries_left: handover.pinTriesLeft,
          state: handover.firstEvent,
          state_at: handover.createdAt,
          open: true,
        })
        .returning(['id', 'number']),
    )
    .with('told', (cte) =>
      cte
        .insertInto('handover_event')
        .columns(['handover_id', 'sequence', 'kind', 'at', 'actor_kind', 'actor_name', 'detail'])
        .expression((eb) =>
          eb
            .selectFrom('made')
            .select([
              'made.id as handover_id',
              sql<number>`1`.as('sequence'),
              sql<string>`${handover.firstEvent}::text`.as('kind'),
              sql<Date>`${handover.createdAt}::timestamptz`.as('at'),
              sql<string>`${handover.actorKind}::text`.as('actor_kind'),
              sql<string>`${handover.operatorName}::text`.as('actor_name'),
              sql<string>`'{}'::jsonb`.as('detail'),
            ]),
        ),
    )
    .with('dispute', (cte) =>
      cte
        .insertInto('dispute_link')
        .columns(['lookup', 'handover_id', 'expires_at'])
        .expression((eb) =>
          eb
            .selectFrom('made')
            .select([
              sql<Buffer>`${handover.disputeLookup}::bytea`.as('lookup'),
              'made.id as handover_id',
              sql<Date>`${new Date(handover.createdAt.getTime() + NOTICE_LIFETIME_MS)}::timestamptz`.as(
                'expires_at',
              ),
            ]),
        ),
    )
    .selectFrom('made')
    .select('made.number')
    .executeTakeFirstOrThrow()
  return number
}

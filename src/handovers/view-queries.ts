import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { REMINDER_KIND } from '../deliveries/message.ts'
import { transportStates } from '../deliveries/transport-queries.ts'
import type { Database } from '../platform/database.ts'
import { rolesOf } from '../roles/queries.ts'
import type { FollowUpReason, HandoverEventKind, HandoverState } from './contract.ts'
import { handoverNotFound } from './queries.ts'

/** Rows for the desk: the hand-over with its person, its message and what is open about it. */
export function selectHandoverRows(db: Database) {
  return db
    .selectFrom('handover as h')
    .innerJoin('user_account as u', 'u.id', 'h.user_id')
    .leftJoin('user_account as o', 'o.id', 'h.owner_id')
    .select((eb) => [
      'h.id',
      'h.number',
      'h.way',
      sql<HandoverState>`h.state`.as('state'),
      'h.open',
      'h.receipt_at as receiptAt',
      'h.operator_name as operatorName',
      'h.owner_id as ownerId',
      'o.display_name as ownerName',
      'h.due_at as dueAt',
      'h.snoozed_until as snoozedUntil',
      'h.recipient',
      'h.recipient_on_file as recipientOnFile',
      'h.verification',
      'h.verification_note as verificationNote',
      'h.language',
      'h.challenge',
      'h.created_at as createdAt',
      'h.expires_at as expiresAt',
      'h.credential_expires_at as credentialExpiresAt',
      'h.claimed_at as claimedAt',
      'h.print_by as printBy',
      sql<boolean>`h.letter_sealed is not null`.as('letterWaits'),
      'u.id as userId',
      'u.display_name as displayName',
      'u.user_principal_name as userPrincipalName',
      'u.deleted_at as userDeletedAt',
      rolesOf('u.id').as('roles'),
      transportStates(db).as('transports'),
      jsonObjectFrom(
        eb
          .selectFrom('delivery as d')
          .select(['d.status', 'd.due_at as dueAt', 'd.leased_until as leasedUntil'])
          .whereRef('d.handover_id', '=', 'h.id')
          .where('d.kind', '!=', REMINDER_KIND)
          .orderBy('d.sequence', 'desc')
          .limit(1),
      ).as('message'),
      jsonArrayFrom(
        eb
          .selectFrom('follow_up as f')
          .select([
            sql<FollowUpReason>`f.reason`.as('reason'),
            'f.opened_at as openedAt',
            'f.urgent',
          ])
          .whereRef('f.handover_id', '=', 'h.id')
          .where('f.closed_at', 'is', null)
          .orderBy('f.urgent', 'desc')
          .orderBy('f.opened_at', 'desc'),
      ).as('followUps'),
      jsonObjectFrom(
        eb
          .selectFrom('handover_event as e')
          .select([
            sql<number>`count(*)`.as('count'),
            sql<string | null>`(array_agg(e.detail ->> 'note' order by e.sequence desc))[1]`.as(
              'last',
            ),
          ])
          .whereRef('e.handover_id', '=', 'h.id')
          .where('e.kind', '=', 'noted'),
      ).as('notes'),
      jsonArrayFrom(
        eb
          .selectFrom('handover_reminder as r')
          .select(['r.at'])
          .whereRef('r.handover_id', '=', 'h.id'),
      ).as('reminders'),
      jsonObjectFrom(
        eb
          .selectFrom('handover_event as c')
          .select([
            sql<number>`count(*)::int`.as('count'),
            sql<string | null>`max(c.at)`.as('lastAt'),
          ])
          .whereRef('c.handover_id', '=', 'h.id')
          .where('c.kind', '=', 'callAttempted'),
      ).as('calls'),
      eb
        .selectFrom('handover as newer')
        .select('newer.number')
        .whereRef('newer.id', '=', 'h.superseded_by')
        .as('supersededBy'),
      jsonArrayFrom(
        eb
          .selectFrom('handover_event as e')
          .select([sql<HandoverEventKind>`e.kind`.as('kind'), sql<string>`min(e.at)`.as('at')])
          .whereRef('e.handover_id', '=', 'h.id')
          .where('e.kind', 'not in', ['erased', 'shownAgain', 'callAttempted'])
          .groupBy('e.kind')
          .orderBy(sql`min(e.sequence)`),
      ).as('steps'),
    ])
}

export type HandoverRow = Awaited<
  ReturnType<ReturnType<typeof selectHandoverRows>['executeTakeFirstOrThrow']>
>

export async function getHandoverRow(db: Database, number: number): Promise<HandoverRow> {
  return await selectHandoverRows(db)
    .where('h.number', '=', number)
    .executeTakeFirstOrThrow(handoverNotFound)
}

export async function listHandoverRowsOf(
  db: Database,
  userId: string,
  limit: number,
): Promise<HandoverRow[]> {
  return await selectHandoverRows(db)
    .where('h.user_id', '=', userId)
    .orderBy('h.number', 'desc')
    .limit(limit)
    .execute()
}

/** The hand-over that an earlier call with the same key made. */
export async function findRepeatedHandover(
  db: Database,
  operatorId: string,
  idempotencyKey: string,
): Promise<{ number: number; userId: string } | undefined> {
  return await db
    .selectFrom('handover')
    .select(['number', 'user_id as userId'])
    .where('operator_id', '=', operatorId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
}

import { sql } from 'kysely'
import { anyOf, compiledQuery, sendWithNext } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import type { Schema } from '../platform/schema.ts'
import {
  CREDENTIAL_COLUMNS,
  credentialRow,
  DELIVERY_COLUMNS,
  deliveryRow,
  DISPUTE_LINK_COLUMNS,
  disputeLinkRow,
  EVENT_COLUMNS,
  eventRow,
  HANDOVER_COLUMNS,
  handoverRow,
  type NewHandover,
} from './new-handover.ts'

/**
 * All that resets write, in one statement however many they are: the credentials, the end of sessions and
 * lockouts, the hand-overs with their first events and dispute links, the messages. Fifteen statements for each
 * would cost more than the hash. Leaves with the transaction's next statement.
 */
export async function insertHandovers(
  tx: Database,
  handovers: readonly NewHandover[],
  now: Date,
): Promise<void> {
  await sendWithNext(tx, writeHandovers.statement(tx, writingOf(handovers, now)))
}

/**
 * The same for a single one whose password is still being hashed: what is written meanwhile needn't be written
 * then. Nobody else sees a credential without its hash, which `setHash` adds in the same transaction.
 */
export async function insertBeforeHash(
  tx: Database,
  handover: Omit<NewHandover, 'hash'>,
  now: Date,
): Promise<void> {
  await writeHandovers(tx, writingOf([{ ...handover, hash: null }], now))
}

/** Leaves with the transaction's next statement. */
export async function setHash(tx: Database, userId: string, hash: string | null): Promise<void> {
  await sendWithNext(tx, updateHash.statement(tx, { userId, hash }))
}

const updateHash = compiledQuery(
  ['userId', 'hash'],
  (db, { userId, hash }: { userId: string; hash: string | null }) =>
    db.updateTable('password_credential').set({ hash }).where('user_id', '=', userId),
)

function writingOf(handovers: readonly NewHandover[], now: Date): Writing {
  return {
    userIds: handovers.map(({ userId }) => userId),
    nameKeys: handovers.map(({ nameKey }) => nameKey),
    now,
    credentials: JSON.stringify(handovers.map(credentialRow)),
    handovers: JSON.stringify(handovers.map(handoverRow)),
    events: JSON.stringify(handovers.map(eventRow)),
    disputeLinks: JSON.stringify(handovers.map(disputeLinkRow)),
    deliveries: JSON.stringify(handovers.flatMap(({ deliveries }) => deliveries.map(deliveryRow))),
  }
}

interface Writing {
  readonly userIds: readonly string[]
  readonly nameKeys: readonly Buffer[]
  readonly now: Date
  /** Rows as JSON, as are all below. */
  readonly credentials: string
  readonly handovers: string
  readonly events: string
  readonly disputeLinks: string
  readonly deliveries: string
}

const writeHandovers = compiledQuery(
  [
    'userIds',
    'nameKeys',
    'now',
    'credentials',
    'handovers',
    'events',
    'disputeLinks',
    'deliveries',
  ],
  (db, writing: Writing) =>
    db
      .with('ended', (cte) =>
        cte.deleteFrom('session').where('user_id', '=', anyOf(writing.userIds)),
      )
      .with('unlocked', (cte) =>
        cte.deleteFrom('sign_in_failure').where('name_key', '=', anyOf(writing.nameKeys)),
      )
      // A notice that still waits is coalesced into the newer one (S13).
      .with('coalesced', (cte) =>
        cte
          .updateTable('delivery')
          .set({ status: 'cancelled', sealed_payload: null, settled_at: writing.now })
          .where('user_id', '=', anyOf(writing.userIds))
          .where('kind', '=', 'noticeReset')
          // In the text, not a parameter: only so is the partial index known to serve.
          .where(sql<boolean>`status in ('queued', 'delayed')`)
          .where('leased_until', 'is', null),
      )
      // A newer hand-over answers what older ones still ask for, also those that have ended already.
      .with('answered', (cte) =>
        cte
          .updateTable('follow_up')
          .set({ closed_at: writing.now, closed_by: 'superseded' })
          .where('closed_at', 'is', null)
          .where('handover_id', 'in', (eb) =>
            eb
              .selectFrom('handover')
              .select('handover.id')
              .where('user_id', '=', anyOf(writing.userIds)),
          ),
      )
      .with('credential', (cte) =>
        cte
          .insertInto('password_credential')
          .columns(CREDENTIAL_COLUMNS)
          .expression(rows('password_credential', CREDENTIAL_COLUMNS, writing.credentials))
          .onConflict((conflict) =>
            conflict.column('user_id').doUpdateSet((eb) => ({
              hash: eb.ref('excluded.hash'),
              must_change: eb.ref('excluded.must_change'),
              handover_id: eb.ref('excluded.handover_id'),
              expires_at: eb.ref('excluded.expires_at'),
              changed_at: eb.ref('excluded.changed_at'),
              version: sql`password_credential.version + 1`,
            })),
          )
          .returning(['user_id', 'version']),
      )
      .with('made', (cte) =>
        cte
          .insertInto('handover')
          .columns([...HANDOVER_COLUMNS, 'credential_version'])
          .expression(
            sql`select ${columnsOf('made', HANDOVER_COLUMNS)}, credential.version
              from jsonb_populate_recordset(null::handover, ${writing.handovers}::jsonb) as made
              join credential on credential.user_id = made.user_id`,
          ),
      )
      .with('told', (cte) =>
        cte
          .insertInto('handover_event')
          .columns(EVENT_COLUMNS)
          .expression(rows('handover_event', EVENT_COLUMNS, writing.events)),
      )
      .with('disputable', (cte) =>
        cte
          .insertInto('dispute_link')
          .columns(DISPUTE_LINK_COLUMNS)
          .expression(rows('dispute_link', DISPUTE_LINK_COLUMNS, writing.disputeLinks)),
      )
      .insertInto('delivery')
      .columns(DELIVERY_COLUMNS)
      .expression(rows('delivery', DELIVERY_COLUMNS, writing.deliveries)),
)

function rows(table: keyof Schema, columns: readonly string[], json: string) {
  return sql`select ${columnsOf('added', columns)}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb) as added`
}

function columnsOf(alias: string, columns: readonly string[]) {
  return sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)))
}

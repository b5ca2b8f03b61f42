import { randomUUID } from 'node:crypto'
import type { Database } from '../platform/database.ts'
import type { KeyRing } from '../platform/key-ring.ts'

export interface MailboxMessage {
  readonly id: string
  readonly sequence: number
  readonly receivedAt: Date
  /** The message as it came, RFC 5322. */
  readonly raw: string
}

/** Keeps a message sealed. Resolves once it is committed. */
export async function insertMailboxMessage(
  db: Database,
  keys: KeyRing,
  raw: string,
  receivedAt: Date,
): Promise<void> {
  const id = randomUUID()
  await db
    .insertInto('mailbox_message')
    .values({ id, received_at: receivedAt, sealed: keys.seal('mailbox', id, raw) })
    .execute()
}

/** Newest first. `before` is the sequence of the last one of the page before. */
export async function listMailboxMessages(
  db: Database,
  keys: KeyRing,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<MailboxMessage[]> {
  let query = selectMessages(db).orderBy('sequence', 'desc').limit(limit)
  if (before !== undefined) query = query.where('sequence', '<', before)
  return (await query.execute()).map((row) => open(keys, row))
}

export async function findMailboxMessage(
  db: Database,
  keys: KeyRing,
  id: string,
): Promise<MailboxMessage | undefined> {
  const row = await selectMessages(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : open(keys, row)
}

function selectMessages(db: Database) {
  return db
    .selectFrom('mailbox_message')
    .select(['id', 'sequence', 'received_at as receivedAt', 'sealed'])
}

function open(
  keys: KeyRing,
  { sealed, ...message }: Omit<MailboxMessage, 'raw'> & { sealed: Buffer },
): MailboxMessage {
  return { ...message, raw: keys.open('mailbox', message.id, sealed) }
}

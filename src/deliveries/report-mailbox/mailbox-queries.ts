import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { MailboxFault } from './imap-fault.ts'

/** How far a mailbox was read. */
export interface MailboxPosition {
  readonly uidValidity: number | null
  readonly lastUid: number
}

/** There is a mailbox now. What was read of another one is forgotten. */
export async function announceReportMailbox(
  db: Database,
  { account, server }: { account: string; server: string },
): Promise<void> {
  await db
    .insertInto('report_mailbox')
    .values({ account, server })
    .onConflict((conflict) =>
      conflict
        .column('only_row')
        .doUpdateSet({
          account,
          server,
          uid_validity: null,
          last_uid: 0,
          reason: null,
          server_answer: null,
          faults: 0,
          retry_at: null,
        })
        .where('report_mailbox.account', '<>', account),
    )
    .execute()
}

/** There is none any more, unless another worker still reads it. */
export async function forgetReportMailbox(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('report_mailbox')
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', now)]))
    .execute()
}

/** Takes the mailbox for one worker, if nobody has it and it is time. A worker that starts needn't wait. */
export async function claimReportMailbox(
  db: Database,
  claim: {
    account: string
    holder: string
    now: Date
    leaseMs: number
    mayHurry: boolean
  },
): Promise<(MailboxPosition & { readonly faults: number }) | undefined> {
  const { account, holder, now } = claim
  let query = db
    .updateTable('report_mailbox')
    .set({ holder, leased_until: new Date(now.getTime() + claim.leaseMs), connected_at: null })
    .where('account', '=', account)
    .where((eb) =>
      eb.or([
        eb('leased_until', 'is', null),
        eb('leased_until', '<', now),
        eb('holder', '=', holder),
      ]),
    )
  if (!claim.mayHurry)
    query = query.where((eb) => eb.or([eb('retry_at', 'is', null), eb('retry_at', '<=', now)]))
  return await query
    .returning(['uid_validity as uidValidity', 'last_uid as lastUid', 'faults'])
    .executeTakeFirst()
}

/** Keeps the lease, and what was read. Answers whether the mailbox is still this worker's. */
export async function saveMailboxPosition(
  db: Database,
  saved: MailboxPosition & {
    holder: string
    now: Date
    leaseMs: number
    /** Null: what was read could be moved or deleted. */
    reason: Extract<MailboxFault, 'filingRefused'> | null
  },
): Promise<boolean> {
  const { now } = saved
  const { numUpdatedRows } = await db
    .updateTable('report_mailbox')
    .set({
      uid_validity: saved.uidValidity,
      last_uid: saved.lastUid,
      leased_until: new Date(now.getTime() + saved.leaseMs),
      connected_at: sql`coalesce(connected_at, ${now})`,
      read_at: now,
      reason: saved.reason,
      server_answer: null,
      faults: 0,
      retry_at: null,
    })
    .where('holder', '=', saved.holder)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives the mailbox up, for whoever is next. */
export async function releaseReportMailbox(db: Database, holder: string): Promise<void> {
  await db
    .updateTable('report_mailbox')
    .set({ holder: null, leased_until: null, connected_at: null })
    .where('holder', '=', holder)
    .execute()
}

/** Gives it up because of a fault, until it is time to try again. */
export async function postponeReportMailbox(
  db: Database,
  fault: {
    holder: string
    reason: MailboxFault
    serverAnswer: string | null
    faults: number
    retryAt: Date
  },
): Promise<void> {
  await db
    .updateTable('report_mailbox')
    .set({
      holder: null,
      leased_until: null,
      connected_at: null,
      reason: fault.reason,
      server_answer: fault.serverAnswer,
      faults: fault.faults,
      retry_at: fault.retryAt,
    })
    .where('holder', '=', fault.holder)
    .execute()
}

/** Whoever asks for it now needn't wait for the next try. */
export async function hurryReportMailbox(db: Database, now: Date): Promise<void> {
  await db
    .updateTable('report_mailbox')
    .set({ retry_at: now })
    .where('retry_at', '>', now)
    .execute()
}

export interface MailboxStanding {
  readonly server: string
  readonly leasedUntil: Date | null
  readonly connectedAt: Date | null
  readonly readAt: Date | null
  readonly reason: string | null
  readonly serverAnswer: string | null
  readonly retryAt: Date | null
}

export async function findReportMailbox(db: Database): Promise<MailboxStanding | undefined> {
  return await db
    .selectFrom('report_mailbox')
    .select([
      'server',
      'leased_until as leasedUntil',
      'connected_at as connectedAt',
      'read_at as readAt',
      'reason',
      'server_answer as serverAnswer',
      'retry_at as retryAt',
    ])
    .executeTakeFirst()
}

import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'

export interface DueDelivery {
  readonly id: string
  readonly kind: string
  readonly handoverId: string | null
  readonly recipient: string
  readonly language: Language
  readonly messageId: string
  readonly sealedPayload: Buffer
  readonly attempts: number
  readonly createdAt: Date
  readonly giveUpAt: Date
}

/** Takes messages that are due under a lease: whoever dies with them leaves them to be tried again. */
export async function claimDueDeliveries(
  db: Database,
  { now, leaseMs, limit }: { now: Date; leaseMs: number; limit: number },
): Promise<DueDelivery[]> {
  const rows = await db
    .updateTable('delivery')
    .set({
      leased_until: new Date(now.getTime() + leaseMs),
      attempts: sql`attempts + 1`,
    })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('delivery')
        .select('id')
        .where('status', 'in', ['queued', 'delayed'])
        .where('due_at', '<=', now)
        .where((where) =>
          where.or([where('leased_until', 'is', null), where('leased_until', '<', now)]),
        )
        .orderBy('due_at')
        .orderBy('sequence')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning([
      'id',
      'kind',
      'handover_id as handoverId',
      'recipient',
      'language',
      'message_id as messageId',
      'sealed_payload as sealedPayload',
      'attempts',
      'created_at as createdAt',
      'give_up_at as giveUpAt',
    ])
    .execute()
  return rows.flatMap(({ sealedPayload, ...row }) =>
    sealedPayload === null ? [] : [{ ...row, sealedPayload }],
  )
}

/**
 * The message has left, or never will: its text is gone. Answers whether that was news: it may have been
 * cancelled meanwhile, and only its having left all the same is still worth knowing.
 */
export async function settleDelivery(
  db: Database,
  id: string,
  settled: {
    status: 'accepted' | 'failed'
    reason: string | null
    serverAnswer: string | null
    now: Date
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({
      status: settled.status,
      reason: settled.reason,
      server_answer: settled.serverAnswer,
      sealed_payload: null,
      leased_until: null,
      settled_at: settled.now,
    })
    .where('id', '=', id)
    .where(
      'status',
      'in',
      settled.status === 'accepted' ? ['queued', 'delayed', 'cancelled'] : ['queued', 'delayed'],
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Answers whether it still waits. */
export async function postponeDelivery(
  db: Database,
  id: string,
  postponed: { dueAt: Date; reason: string; serverAnswer: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({
      status: 'delayed',
      reason: postponed.reason,
      server_answer: postponed.serverAnswer,
      due_at: postponed.dueAt,
      leased_until: null,
    })
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'delayed'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives a message back as it was: a fault of the transport is no attempt. */
export async function releaseDelivery(db: Database, id: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ leased_until: null, attempts: sql`greatest(attempts - 1, 0)` })
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'delayed'])
    .execute()
}

export interface TransportState {
  readonly state: 'ready' | 'paused'
  readonly reason: string | null
  readonly serverAnswer: string | null
  readonly pausedAt: Date | null
  readonly retryAt: Date | null
  readonly faults: number
}

export async function getTransportState(db: Database): Promise<TransportState> {
  return await db
    .selectFrom('mail_transport')
    .select([
      'state',
      'reason',
      'server_answer as serverAnswer',
      'paused_at as pausedAt',
      'retry_at as retryAt',
      'faults',
    ])
    .executeTakeFirstOrThrow()
}

export async function pauseTransport(
  db: Database,
  pause: { reason: string; serverAnswer: string | null; now: Date; retryAt: Date | null },
): Promise<void> {
  await db
    .updateTable('mail_transport')
    .set((eb) => ({
      state: 'paused',
      reason: pause.reason,
      server_answer: pause.serverAnswer,
      paused_at: eb.fn.coalesce('paused_at', eb.val(pause.now)),
      retry_at: pause.retryAt,
      faults: eb('faults', '+', 1),
    }))
    .execute()
}

export async function resumeTransport(db: Database): Promise<void> {
  await db
    .updateTable('mail_transport')
    .set({
      state: 'ready',
      reason: null,
      server_answer: null,
      paused_at: null,
      retry_at: null,
      faults: 0,
    })
    .where('state', '=', 'paused')
    .execute()
}

export async function countWaiting(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', 'in', ['queued', 'delayed'])
    .executeTakeFirstOrThrow()
  return count
}

/** Wakes the workers when this transaction commits, as a new message does. */
export async function announceDue(db: Database): Promise<void> {
  await sql`select pg_notify('kvittens_delivery', '')`.execute(db)
}

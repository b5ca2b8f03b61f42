import { type Kysely, sql } from 'kysely'
import { anyOf } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import type { Schema } from '../platform/schema.ts'
import {
  limitsFor,
  oldestThatCounts,
  roomFor,
  type SendingLimits,
  stepOf,
} from './sending-limits.ts'
import type { Share } from './transport-choice.ts'
import { keepFromBulk, listUses, pauseTransport, resumeTransport } from './transport-queries.ts'

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

export interface Claim {
  readonly deliveries: readonly DueDelivery[]
  /** The five minutes in which they count against the transport's limits, until they are given back. */
  readonly countedIn: Date
  /** Its limit was reached already, which nobody had noticed: others take over now. */
  readonly wasLimited: boolean
}

interface ClaimOptions {
  readonly now: Date
  readonly leaseMs: number
  readonly limit: number
  readonly limits: SendingLimits
}

const PROBE_AGAIN_MS = 60_000

/**
 * Takes a transport's share of what is due, under a lease: whoever dies with it leaves it to be tried again. What is
 * taken counts against the limits at once. The transport's row is locked, so that all workers together keep
 * them, and so that one of them alone tries a transport that was paused.
 */
export async function claimShare(
  db: Database,
  share: Share,
  options: ClaimOptions,
): Promise<Claim> {
  const { now } = options
  const limits = limitsFor(share.lane, options.limits)
  const countedIn = stepOf(now)
  return await db.transaction().execute(async (tx): Promise<Claim> => {
    const transport = await lockTransport(tx, share.transport)
    const isOver = transport?.retryAt != null && transport.retryAt <= now
    if (transport === undefined || (transport.state === 'paused' && !isOver))
      return { deliveries: [], countedIn, wasLimited: false }
    const uses = await listUses(tx, share.transport, oldestThatCounts(now))
    const room = roomFor(limits, uses, now)
    if (room.nextAt !== null) {
      await pauseForLimit(tx, share, now, room.nextAt)
      return { deliveries: [], countedIn, wasLimited: true }
    }
    const wasLimited = transport.reason === 'limitReached'
    if (wasLimited) await resumeTransport(tx, share.transport)
    const isProbe = transport.state === 'paused' && !wasLimited
    const limit = Math.min(isProbe ? 1 : options.limit, room.messages)
    const deliveries = await claimDueDeliveries(tx, share, { ...options, limit })
    if (deliveries.length > 0) {
      await countUse(tx, share.transport, countedIn, deliveries.length)
      const counted = [...uses, { since: countedIn, sent: deliveries.length }]
      const left = roomFor(limits, counted, now)
      if (left.nextAt !== null) await pauseForLimit(tx, share, now, left.nextAt)
      else if (isProbe) await postponeProbe(tx, share.transport, now)
    }
    return { deliveries, countedIn, wasLimited: false }
  })
}

async function lockTransport(tx: Database, name: string) {
  return await tx
    .selectFrom('mail_transport')
    .select(['state', 'reason', 'retry_at as retryAt'])
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()
}

/** Bulk that has used up its part stands back; the transport itself goes on for the others. */
async function pauseForLimit(
  tx: Database,
  { transport, lane }: Share,
  now: Date,
  retryAt: Date,
): Promise<void> {
  if (lane === 'bulk') return await keepFromBulk(tx, transport, retryAt)
  await pauseTransport(tx, transport, { reason: 'limitReached', serverAnswer: null, now, retryAt })
}

async function postponeProbe(tx: Database, name: string, now: Date): Promise<void> {
  await tx
    .updateTable('mail_transport')
    .set({ retry_at: new Date(now.getTime() + PROBE_AGAIN_MS) })
    .where('name', '=', name)
    .execute()
}

async function countUse(tx: Database, transport: string, since: Date, sent: number): Promise<void> {
  await tx
    .insertInto('mail_transport_use')
    .values({ transport, since, sent })
    .onConflict((conflict) =>
      conflict
        .columns(['transport', 'since'])
        .doUpdateSet({ sent: sql`mail_transport_use.sent + excluded.sent` }),
    )
    .execute()
}

/** Holds on to what takes long. Answers those that are still to be sent. */
export async function renewLeases(
  db: Database,
  ids: readonly string[],
  until: Date,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .updateTable('delivery')
    .set({ leased_until: until })
    .where('id', '=', anyOf(ids))
    .where('status', 'in', ['queued', 'delayed'])
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** What has certainly not left doesn't count. */
export async function giveBackUse(
  db: Database,
  transport: string,
  countedIn: Date,
  messages: number,
): Promise<void> {
  if (messages === 0) return
  await db
    .updateTable('mail_transport_use')
    .set({ sent: sql`greatest(sent - ${messages}, 0)` })
    .where('transport', '=', transport)
    .where('since', '=', countedIn)
    .execute()
  await db
    .updateTable('mail_transport')
    .set({ retry_at: countedIn })
    .where('name', '=', transport)
    .where('reason', '=', 'limitReached')
    .execute()
  await keepFromBulk(db, transport, null)
}

async function claimDueDeliveries(
  db: Database,
  share: Share,
  { now, leaseMs, limit }: { now: Date; leaseMs: number; limit: number },
): Promise<DueDelivery[]> {
  const rows = await db
    .updateTable('delivery')
    .set({
      leased_until: new Date(now.getTime() + leaseMs),
      attempts: sql`attempts + 1`,
      transport: share.transport,
    })
    .where('id', 'in', dueOf(db, share, now).limit(limit))
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

/** What a transport may have sent already: it died with it, or was cut off after the last byte. */
const maybeSent = sql<boolean>`(leased_until is not null or reason is not distinct from 'connectionLostAfterSending')`
const domain = sql<string>`lower(split_part(recipient, '@', 2))`

function dueOf(db: Kysely<Schema>, share: Share, now: Date) {
  const { transport, only, except, usable } = share
  const due = db
    .selectFrom('delivery')
    .select('id')
    // In the text, not parameters: only so are the partial indexes known to serve.
    .where(sql<boolean>`status in ('queued', 'delayed') and lane = ${sql.lit(share.lane)}`)
    .where('due_at', '<=', now)
    .where((where) =>
      where.or([where('leased_until', 'is', null), where('leased_until', '<', now)]),
    )
    .orderBy('due_at')
    .orderBy('sequence')
    .forUpdate()
    .skipLocked()
  if (only === null && except.length === 0 && usable.length === 0) return due
  return due.where((where) => {
    const ours = where.and([where('transport', '=', transport), maybeSent])
    if (only !== null && only.length === 0) return ours
    const isOthers = sql<boolean>`(transport is not null and transport = any(${usable}) and ${maybeSent})`
    const isTheirs = where.not(isOthers)
    return where.or([
      ours,
      where.and([
        isTheirs,
        only === null
          ? where.not(sql<boolean>`(${domain} = any(${except}))`)
          : sql<boolean>`(${domain} = any(${only}))`,
      ]),
    ])
  })
}

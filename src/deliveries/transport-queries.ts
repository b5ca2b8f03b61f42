import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database } from '../platform/database.ts'
import type { Use } from './sending-limits.ts'
import { domainOf, type MailPause, pauseFor, type TransportState } from './transport-choice.ts'

/** In the order of preference. */
export async function listTransportStates(db: Database): Promise<TransportState[]> {
  return await db
    .selectFrom('mail_transport')
    .select([
      'name',
      'domains',
      'state',
      'reason',
      'server_answer as serverAnswer',
      'paused_at as pausedAt',
      'retry_at as retryAt',
      'bulk_retry_at as bulkRetryAt',
    ])
    .orderBy('position')
    .orderBy('name')
    .execute()
}

/** The same as a column of another query: what `pauseIn` needs. */
export function transportStates(db: Database) {
  return jsonArrayFrom(
    db
      .selectFrom('mail_transport')
      .select(['domains', 'state', 'reason', 'retry_at as retryAt'])
      .orderBy('position')
      .orderBy('name'),
  )
}

type TransportStates = readonly {
  readonly domains: string[]
  readonly state: 'ready' | 'paused'
  readonly reason: string | null
  /** JSON gives instants as text. */
  readonly retryAt: string | null
}[]

/** Why a message to this recipient waits for a transport; null if it needn't. */
export function pauseIn(states: TransportStates, recipient: string | null): MailPause | null {
  if (recipient === null) return null
  const transports = states.map((transport) => ({
    ...transport,
    retryAt: transport.retryAt === null ? null : new Date(transport.retryAt),
  }))
  return pauseFor(transports, domainOf(recipient))
}

/** Before any transport was configured there is one row without a name. */
const UNNAMED = ''

/**
 * Makes the rows be what this process was configured with, and keeps the states of those that stay. Without any,
 * the row without a name says so; the first to be configured takes its place.
 */
export async function registerTransports(
  db: Database,
  configured: readonly { readonly name: string; readonly domains: readonly string[] }[],
  now: Date,
): Promise<void> {
  const names = configured.map(({ name }) => name)
  await db.transaction().execute(async (tx) => {
    // One at a time, without standing in the way of those who send.
    await sql`select pg_advisory_xact_lock(hashtextextended('mail_transport', 0))`.execute(tx)
    const known = await listTransportStates(tx)
    const [first = UNNAMED] = names
    if (known.every(({ name }) => name !== first))
      await tx
        .updateTable('mail_transport')
        .set({ name: first })
        .where('name', '=', UNNAMED)
        .execute()
    await tx
      .deleteFrom('mail_transport')
      .where('name', 'not in', names.length === 0 ? [UNNAMED] : names)
      .execute()
    const rows = names.length === 0 ? [{ name: UNNAMED, domains: [] }] : configured
    await tx
      .insertInto('mail_transport')
      .values(
        rows.map(({ name, domains }, index) => ({
          name,
          position: index + 1,
          domains: [...domains],
          state: 'ready' as const,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({
          position: sql`excluded.position`,
          domains: sql`excluded.domains`,
        }),
      )
      .execute()
    // Whoever configured a transport has started the server anew.
    if (names.length === 0)
      await pauseTransport(tx, UNNAMED, {
        reason: 'notConfigured',
        serverAnswer: null,
        now,
        retryAt: null,
      })
    else await resumeWhere(tx).where('reason', '=', 'notConfigured').execute()
  })
}

/** Whether the rows say what this process was configured with. */
export function isRegistered(
  known: readonly TransportState[],
  configured: readonly { readonly name: string; readonly domains: readonly string[] }[],
): boolean {
  if (configured.length === 0)
    return known.length === 1 && known[0]?.name === UNNAMED && known[0].reason === 'notConfigured'
  const shape = ({ name, domains }: { name: string; domains: readonly string[] }): string =>
    JSON.stringify([name, domains])
  const isSame = known.map(shape).join() === configured.map(shape).join()
  return isSame && known.every(({ reason }) => reason !== 'notConfigured')
}

export async function pauseTransport(
  db: Database,
  name: string,
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
    .where('name', '=', name)
    .execute()
}

function resumeWhere(db: Database) {
  return db
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
}

export async function resumeTransport(db: Database, name: string): Promise<void> {
  await resumeWhere(db).where('name', '=', name).execute()
}

/** Until then bulk leaves the rest of the transport's limits to others; null: it needn't. */
export async function keepFromBulk(db: Database, name: string, until: Date | null): Promise<void> {
  await db
    .updateTable('mail_transport')
    .set({ bulk_retry_at: until })
    .where('name', '=', name)
    .where('bulk_retry_at', 'is distinct from', until)
    .execute()
}

export async function listUses(db: Database, transport: string, from: Date): Promise<Use[]> {
  return await db
    .selectFrom('mail_transport_use')
    .select(['since', 'sent'])
    .where('transport', '=', transport)
    .where('since', '>=', from)
    .execute()
}

export async function listAllUses(
  db: Database,
  from: Date,
): Promise<(Use & { readonly transport: string })[]> {
  return await db
    .selectFrom('mail_transport_use')
    .select(['transport', 'since', 'sent'])
    .where('since', '>=', from)
    .execute()
}

/** Old ones count against no limit. */
export async function deleteOldUses(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('mail_transport_use').where('since', '<', before).execute()
}

/** Waiting messages by their recipients' domain. */
export async function countWaitingByDomain(
  db: Database,
): Promise<{ domain: string; messages: number }[]> {
  const domain = sql<string>`lower(split_part(recipient, '@', 2))`
  return await db
    .selectFrom('delivery')
    .select((eb) => [domain.as('domain'), eb.fn.countAll<number>().as('messages')])
    .where('status', 'in', ['queued', 'delayed'])
    .groupBy(domain)
    .execute()
}

import { compiledQuery } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import { ORGANISATION_COLUMNS, toOrganisation } from '../organisation/queries.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { rolesOf } from '../roles/queries.ts'
import type { Session } from './session.ts'

/**
 * One statement for what every request asks: which organisation, who is it, and which roles are theirs
 * now (S17).
 */
export async function findSession(
  db: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<{ organisation: Organisation; session: Session | undefined } | undefined> {
  const [row] = await selectCaller(db, { tokenHash, now })
  if (row === undefined) return undefined
  return { organisation: toOrganisation(row), session: toSession(row) }
}

const selectCaller = compiledQuery(
  ['tokenHash', 'now'],
  (db, { tokenHash, now }: { tokenHash: Buffer; now: Date }) =>
    db
      .selectFrom('organisation')
      .leftJoin(
        (eb) =>
          eb
            .selectFrom('session as s')
            .innerJoin('user_account as u', 'u.id', 's.user_id')
            .select([
              's.id',
              's.user_id as userId',
              'u.display_name as displayName',
              'u.user_principal_name as userPrincipalName',
              'u.preferred_language as preferredLanguage',
              's.must_change as mustChange',
              's.created_at as createdAt',
              's.last_seen_at as lastSeenAt',
              's.expires_at as expiresAt',
              rolesOf('u.id').as('roles'),
            ])
            .where('s.token_hash', '=', tokenHash)
            .where('s.expires_at', '>', now)
            .where('s.idle_expires_at', '>', now)
            .where('u.account_enabled', '=', true)
            .where('u.deleted_at', 'is', null)
            .as('found'),
        (join) => join.onTrue(),
      )
      .select(ORGANISATION_COLUMNS)
      .select([
        'found.id',
        'found.userId',
        'found.displayName',
        'found.userPrincipalName',
        'found.preferredLanguage',
        'found.mustChange',
        'found.createdAt',
        'found.lastSeenAt',
        'found.expiresAt',
        'found.roles',
      ]),
)

type Found = { readonly [K in keyof Session]: Session[K] | null }

/** Of an outer join: all of it is there, or nothing. */
function toSession(found: Found): Session | undefined {
  return found.id === null ? undefined : (found as Session)
}

export async function insertSession(
  db: Database,
  session: {
    id: string
    tokenHash: Buffer
    userId: string
    mustChange: boolean
    now: Date
    idleExpiresAt: Date
    expiresAt: Date
    network: string
    userAgent: string
  },
): Promise<void> {
  await db
    .insertInto('session')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      user_id: session.userId,
      must_change: session.mustChange,
      created_at: session.now,
      authenticated_at: session.now,
      last_seen_at: session.now,
      idle_expires_at: session.idleExpiresAt,
      expires_at: session.expiresAt,
      network: session.network,
      user_agent: session.userAgent,
    })
    .execute()
}

/** When whoever holds it last proved who they are. */
export async function findAuthenticatedAt(db: Database, id: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('session')
    .select('authenticated_at as at')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.at
}

/** Proved anew: with another token, since the old one may have been seen. */
export async function renewSession(
  db: Database,
  id: string,
  tokenHash: Buffer,
  now: Date,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ authenticated_at: now, token_hash: tokenHash })
    .where('id', '=', id)
    .execute()
}

export async function touchSession(
  db: Database,
  id: string,
  now: Date,
  idleExpiresAt: Date,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: now, idle_expires_at: idleExpiresAt })
    .where('id', '=', id)
    .execute()
}

export async function listSessions(db: Database, userId: string, now: Date) {
  return await db
    .selectFrom('session')
    .select([
      'id',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'network',
      'user_agent as userAgent',
    ])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .where('idle_expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .execute()
}

export async function deleteSession(db: Database, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends every session of the account at once (S21). Answers how many there were. */
export async function deleteSessionsOf(
  db: Database,
  userId: string,
  exceptId?: string,
): Promise<number> {
  let query = db.deleteFrom('session').where('user_id', '=', userId)
  if (exceptId !== undefined) query = query.where('id', '!=', exceptId)
  const { numDeletedRows } = await query.executeTakeFirst()
  return Number(numDeletedRows)
}

export async function deleteEndedSessions(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('idle_expires_at', '<=', now)]))
    .execute()
}

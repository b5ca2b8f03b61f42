import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { ContactAddress } from '../directory/contact-address.ts'
import { TOLD_AFTER_REMOVAL_MS } from '../directory/contact-address.ts'
import { type User, userNotFound } from '../directory/user.ts'
import { anyOfIds, compiledQuery, inOneTrip, sendWithNext } from '../platform/compiled-query.ts'
import { transportStates } from '../deliveries/transport-queries.ts'
import type { HandoverRow } from '../handovers/view-queries.ts'
import type { Database } from '../platform/database.ts'
import { countHitsStatement, type Limit, requireWithinLimits } from '../platform/rate-limits.ts'
import { rolesOf } from '../roles/queries.ts'

/** Whoever is to be reset, as they are at this moment (S17), with all that the reset decides on. */
export interface ResetTarget {
  readonly user: User
  readonly roles: string[]
  /** On file, and removed within the last thirty days. */
  readonly addresses: ContactAddress[]
  readonly openHandovers: string[]
  /** Which of the addresses on file messages have bounced at. */
  readonly bounced: readonly BouncedAddress[]
  readonly transports: HandoverRow['transports']
}

export interface BouncedAddress {
  readonly addressKey: string
  readonly since: Date
  /** Enhanced status code, such as 5.1.1. */
  readonly status: string | null
}

/** A target that is locked, and the number of the hand-over that it gets. */
export interface LockedResetTarget extends ResetTarget {
  readonly handoverNumber: number
}

/** Several, read without locks; those who don't exist are left out. */
export async function findResetTargets(
  db: Database,
  userIds: readonly string[],
  now: Date,
): Promise<Map<string, ResetTarget>> {
  const rows = await selectTargets(db, { userIds, toldSince: toldSince(now) })
  return new Map(rows.map((row) => [row.id, resetTarget(row)]))
}

export async function getResetTarget(
  db: Database,
  userId: string,
  now: Date,
): Promise<ResetTarget> {
  const [row] = await selectTargets(db, { userIds: [userId], toldSince: toldSince(now) })
  if (row === undefined) throw userNotFound(userId)
  return resetTarget(row)
}

/**
 * Locks the users, so that two resets of one user come one after the other, counts what is sent (S13), and
 * only then reads: a statement that had to wait for its lock would still see the roles and hand-overs of before.
 * One round trip. A number that isn't used in the end leaves a gap, which means nothing.
 */
export async function lockResetTargets(
  tx: Database,
  userIds: readonly string[],
  limits: readonly Limit[],
  now: Date,
): Promise<LockedResetTarget[]> {
  await sendWithNext(tx, lockUsers.statement(tx, { userIds }))
  const [hits, rows] = await inOneTrip(tx, [
    countHitsStatement(tx, limits, now),
    selectNumberedTargets.statement(tx, { userIds, toldSince: toldSince(now) }),
  ])
  requireWithinLimits(hits, limits, now)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return userIds.map((id) => {
    const row = byId.get(id)
    if (row === undefined) throw userNotFound(id)
    const { handoverNumber, ...target } = row
    return { ...resetTarget(target), handoverNumber }
  })
}

function toldSince(now: Date): Date {
  return new Date(now.getTime() - TOLD_AFTER_REMOVAL_MS)
}

interface Wanted {
  readonly userIds: readonly string[]
  readonly toldSince: Date
}

/** In the order of their ids, so that two callers can't wait for each other. */
const lockUsers = compiledQuery(['userIds'], (db, { userIds }: Pick<Wanted, 'userIds'>) =>
  db.selectFrom('user_account').where('id', '=', anyOfIds(userIds)).orderBy('id').forUpdate(),
)

const selectTargets = compiledQuery(['userIds', 'toldSince'], targets)

const selectNumberedTargets = compiledQuery(['userIds', 'toldSince'], (db, wanted: Wanted) =>
  targets(db, wanted).select(sql<number>`nextval('handover_number')`.as('handoverNumber')),
)

function targets(db: Database, { userIds, toldSince: since }: Wanted) {
  return db
    .selectFrom('user_account as u')
    .select((eb) => [
      'u.id',
      'u.user_principal_name as userPrincipalName',
      'u.display_name as displayName',
      'u.given_name as givenName',
      'u.surname',
      'u.mail',
      'u.job_title as jobTitle',
      'u.department',
      'u.office_location as officeLocation',
      'u.street_address as streetAddress',
      'u.postal_code as postalCode',
      'u.city',
      'u.state',
      'u.country',
      'u.mobile_phone as mobilePhone',
      'u.business_phones as businessPhones',
      'u.preferred_language as preferredLanguage',
      'u.account_enabled as accountEnabled',
      'u.created_at as createdDateTime',
      'u.deleted_at as deletedDateTime',
      'u.last_sign_in_at as lastSignInDateTime',
      rolesOf('u.id').as('roles'),
      transportStates(db).as('transports'),
      jsonArrayFrom(
        eb
          .selectFrom('contact_address as a')
          .select([
            'a.id',
            'a.kind',
            'a.address',
            'a.address_key as addressKey',
            'a.source',
            'a.added_by as addedBy',
            'a.added_by_name as addedByName',
            'a.added_at as addedAt',
            'a.confirmed_at as confirmedAt',
            'a.removed_at as removedAt',
          ])
          .whereRef('a.user_id', '=', 'u.id')
          .where((where) =>
            where.or([where('a.removed_at', 'is', null), where('a.removed_at', '>', since)]),
          )
          .orderBy('a.kind', 'desc')
          .orderBy('a.confirmed_at', (order) => order.asc().nullsLast())
          .orderBy('a.added_at'),
      ).as('addresses'),
      jsonArrayFrom(
        eb
          .selectFrom('handover as h')
          .select('h.id')
          .whereRef('h.user_id', '=', 'u.id')
          .where('h.open', '=', true),
      ).as('openHandovers'),
      jsonArrayFrom(
        eb
          .selectFrom('suppressed_address as s')
          .innerJoin('contact_address as held', 'held.address_key', 's.address_key')
          .select(['s.address_key as addressKey', 's.since', 's.status'])
          .whereRef('held.user_id', '=', 'u.id')
          .where('held.removed_at', 'is', null),
      ).as('bounced'),
    ])
    .where('u.id', '=', anyOfIds(userIds))
}

type TargetRow = Awaited<ReturnType<typeof selectTargets>>[number]

function resetTarget({
  roles,
  addresses,
  openHandovers,
  bounced,
  transports,
  ...user
}: TargetRow): ResetTarget {
  return {
    transports,
    user,
    roles,
    openHandovers: openHandovers.map(({ id }) => id),
    bounced: bounced.map((address) => ({ ...address, since: new Date(address.since) })),
    // JSON gives instants as text.
    addresses: addresses.map((address) => ({
      ...address,
      userId: user.id,
      addedAt: new Date(address.addedAt),
      confirmedAt: address.confirmedAt === null ? null : new Date(address.confirmedAt),
      removedAt: address.removedAt === null ? null : new Date(address.removedAt),
    })),
  }
}

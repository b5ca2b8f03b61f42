import { type Insertable, sql } from 'kysely'
import { anyOf } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import type { Schema } from '../platform/schema.ts'
import { type User, userNotFound } from './user.ts'

const USER_COLUMNS = [
  'id',
  'user_principal_name as userPrincipalName',
  'display_name as displayName',
  'given_name as givenName',
  'surname',
  'mail',
  'job_title as jobTitle',
  'department',
  'office_location as officeLocation',
  'street_address as streetAddress',
  'postal_code as postalCode',
  'city',
  'state',
  'country',
  'mobile_phone as mobilePhone',
  'business_phones as businessPhones',
  'preferred_language as preferredLanguage',
  'account_enabled as accountEnabled',
  'created_at as createdDateTime',
  'deleted_at as deletedDateTime',
  'last_sign_in_at as lastSignInDateTime',
] as const

export async function getUser(db: Database, id: string): Promise<User> {
  return await selectUsers(db)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => userNotFound(id))
}

/** Those of them that exist, by their ids. */
export async function getUsers(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, User>> {
  const users = await selectUsers(db).where('id', '=', anyOf(ids)).execute()
  return new Map(users.map((user) => [user.id, user]))
}

/** Locks the user until the transaction ends: what is decided on it stays true. */
export async function lockUser(db: Database, id: string): Promise<User> {
  return await selectUsers(db)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow(() => userNotFound(id))
}

export async function findUsers(db: Database, ids: readonly string[]): Promise<User[]> {
  return await selectUsers(db).where('id', '=', anyOf(ids)).execute()
}

/** In the order of their ids, so that two callers can't wait for each other. */
export async function lockUsers(db: Database, ids: readonly string[]): Promise<User[]> {
  return await selectUsers(db).where('id', '=', anyOf(ids)).orderBy('id').forUpdate().execute()
}

export async function findUserByPrincipalName(
  db: Database,
  userPrincipalName: string,
): Promise<User | undefined> {
  return await selectUsers(db)
    .where((eb) =>
      eb(eb.fn('lower', ['user_principal_name']), '=', userPrincipalName.toLowerCase()),
    )
    .executeTakeFirst()
}

export async function insertUsers(
  db: Database,
  users: readonly Insertable<Schema['user_account']>[],
): Promise<void> {
  await db
    .insertInto('user_account')
    .values([...users])
    .execute()
}

/** Those whose names are free, however many ask for them at once. Answers who was inserted. */
export async function insertUsersWithFreeNames(
  db: Database,
  users: readonly Insertable<Schema['user_account']>[],
): Promise<Set<string>> {
  if (users.length === 0) return new Set()
  const rows = await db
    .insertInto('user_account')
    .values([...users])
    .onConflict((conflict) => conflict.expression(sql`lower(user_principal_name)`).doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export interface UserChanges extends Partial<
  Omit<User, 'id' | 'mail' | 'createdDateTime' | 'deletedDateTime' | 'lastSignInDateTime'>
> {
  readonly deletedDateTime?: Date | null
  readonly lastSignInDateTime?: Date
  readonly mail?: string | null
}

export async function updateUser(db: Database, id: string, changes: UserChanges): Promise<void> {
  const { userPrincipalName, displayName, accountEnabled, businessPhones, lastSignInDateTime } =
    changes
  const columns = {
    ...(userPrincipalName !== undefined && { user_principal_name: userPrincipalName }),
    ...(displayName !== undefined && { display_name: displayName }),
    ...(accountEnabled !== undefined && { account_enabled: accountEnabled }),
    ...(businessPhones !== undefined && { business_phones: businessPhones }),
    ...(lastSignInDateTime !== undefined && { last_sign_in_at: lastSignInDateTime }),
    given_name: changes.givenName,
    surname: changes.surname,
    mail: changes.mail,
    job_title: changes.jobTitle,
    department: changes.department,
    office_location: changes.officeLocation,
    street_address: changes.streetAddress,
    postal_code: changes.postalCode,
    city: changes.city,
    state: changes.state,
    country: changes.country,
    mobile_phone: changes.mobilePhone,
    preferred_language: changes.preferredLanguage,
    deleted_at: changes.deletedDateTime,
  }
  const named = Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== undefined),
  )
  if (Object.keys(named).length === 0) return
  await db.updateTable('user_account').set(named).where('id', '=', id).execute()
}

function selectUsers(db: Database) {
  return db.selectFrom('user_account').select(USER_COLUMNS)
}

/** Those who were deleted before then, the oldest first, for whoever erases them. */
export async function lockLongDeleted(
  db: Database,
  before: Date,
  limit: number,
): Promise<{ id: string; displayName: string }[]> {
  return await db
    .selectFrom('user_account')
    .select(['id', 'display_name as displayName'])
    .where('deleted_at', '<=', before)
    .orderBy('deleted_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** For good, with all that is theirs. */
export async function eraseUsers(db: Database, ids: readonly string[]): Promise<void> {
  await db.deleteFrom('user_account').where('id', '=', anyOf(ids)).execute()
}

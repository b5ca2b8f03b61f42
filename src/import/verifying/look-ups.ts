import { sql } from 'kysely'
import { anyOf } from '../../platform/compiled-query.ts'
import type { Database } from '../../platform/database.ts'
import { rolesOf } from '../../roles/queries.ts'
import type { PresentUser } from './decide-line.ts'

export interface LineKey {
  readonly line: number
  readonly kind: 'name' | 'address'
  readonly key: string
}

/** Whose these names are, deleted or not, by the lower-case name. */
export async function findHolders(
  db: Database,
  nameKeys: readonly string[],
): Promise<Map<string, PresentUser>> {
  if (nameKeys.length === 0) return new Map()
  const users = await selectPresentUsers(db)
    .where((eb) => eb(eb.fn('lower', ['u.user_principal_name']), '=', anyOf(nameKeys)))
    .execute()
  return new Map(users.map((user) => [user.userPrincipalName.toLowerCase(), user]))
}

/** Locks them, in the order of their ids, so that two who change them can't wait for each other. */
export async function lockPresentUsers(
  tx: Database,
  ids: readonly string[],
): Promise<Map<string, PresentUser>> {
  if (ids.length === 0) return new Map()
  await tx
    .selectFrom('user_account')
    .select('id')
    .where('id', '=', anyOf(ids))
    .orderBy('id')
    .forUpdate()
    .execute()
  const users = await selectPresentUsers(tx).where('u.id', '=', anyOf(ids)).execute()
  return new Map(users.map((user) => [user.id, user]))
}

/** Which of these names are somebody's. */
export async function listTakenNames(db: Database, nameKeys: readonly string[]): Promise<string[]> {
  if (nameKeys.length === 0) return []
  const rows = await db
    .selectFrom('user_account')
    .select((eb) => eb.fn<string>('lower', ['user_principal_name']).as('key'))
    .where((eb) => eb(eb.fn('lower', ['user_principal_name']), '=', anyOf(nameKeys)))
    .execute()
  return rows.map(({ key }) => key)
}

/**
 * The first lines of a file that have any of these keys, as many of each key and kind as are wanted: an address that
 * stands for "none" may be in all of them.
 */
export async function listLinesOfKeys(
  db: Database,
  importId: string,
  keys: readonly string[],
  most: number,
): Promise<LineKey[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<LineKey>`
    select k.line, k.kind, k.key
    from unnest(${[...new Set(keys)]}::text[]) as wanted (key)
    cross join (values ('name'), ('address')) as of (kind)
    cross join lateral (
      select line, kind, key from import_key
      where import_id = ${importId}::uuid and key = wanted.key and kind = of.kind
      order by line limit ${most}
    ) as k
    order by k.line`.execute(db)
  return rows
}

export async function listKeysOfLines(
  db: Database,
  importId: string,
  lines: readonly number[],
): Promise<LineKey[]> {
  return await db
    .selectFrom('import_key')
    .select(['line', 'kind', 'key'])
    .where('import_id', '=', importId)
    .where('line', '=', anyOf(lines))
    .execute()
}

export async function insertKeys(
  tx: Database,
  importId: string,
  keys: readonly LineKey[],
): Promise<void> {
  if (keys.length === 0) return
  const json = JSON.stringify(keys.map(({ line, kind, key }) => [line, kind, key]))
  await sql`insert into import_key (import_id, key, kind, line)
    select ${importId}::uuid, row->>2, row->>1, (row->>0)::integer
    from jsonb_array_elements(${json}::jsonb) as row
    on conflict do nothing`.execute(tx)
}

export async function deleteKeys(
  tx: Database,
  importId: string,
  lines?: readonly number[],
): Promise<void> {
  await tx
    .deleteFrom('import_key')
    .where('import_id', '=', importId)
    .$if(lines !== undefined, (keys) => keys.where('line', '=', anyOf(lines ?? [])))
    .execute()
}

/** The lines that share a key with another, from behind `after` on. */
export async function listTwins(
  db: Database,
  importId: string,
  after: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ line: number }>`
    select distinct k.line from import_key as k
    where k.import_id = ${importId}::uuid and k.line > ${after} and exists (
      select from import_key as o
      where o.import_id = k.import_id and o.key = k.key and o.line <> k.line)
    order by k.line limit ${limit}`.execute(db)
  return rows.map(({ line }) => line)
}

function selectPresentUsers(db: Database) {
  return db.selectFrom('user_account as u').select([
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
    'u.last_sign_in_at as lastSignInDateTime',
    'u.deleted_at as deletedDateTime',
    rolesOf('u.id').as('roles'),
    sql<string[]>`array(
        select a.address from contact_address as a
        where a.user_id = u.id and a.kind = 'other' and a.removed_at is null order by a.added_at, a.address
      )`.as('otherMails'),
  ])
}

import { anyOf } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import { TOLD_AFTER_REMOVAL_MS, type ContactAddress } from './contact-address.ts'

const ADDRESS_COLUMNS = [
  'id',
  'user_id as userId',
  'kind',
  'address',
  'address_key as addressKey',
  'source',
  'added_by as addedBy',
  'added_by_name as addedByName',
  'added_at as addedAt',
  'confirmed_at as confirmedAt',
  'removed_at as removedAt',
] as const

export async function listAddresses(db: Database, userId: string): Promise<ContactAddress[]> {
  return await selectAddresses(db)
    .where('user_id', '=', userId)
    .where('removed_at', 'is', null)
    .orderBy('kind')
    .orderBy('confirmed_at', (order) => order.desc().nullsLast())
    .orderBy('added_at')
    .execute()
}

/** All that are to be told of a reset or a change: those on file and those removed in the last thirty days (S22). */
export async function listAddressesToTell(
  db: Database,
  userId: string,
  now: Date,
): Promise<ContactAddress[]> {
  const since = new Date(now.getTime() - TOLD_AFTER_REMOVAL_MS)
  return await selectAddresses(db)
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('removed_at', 'is', null), eb('removed_at', '>', since)]))
    .orderBy('kind')
    .orderBy('confirmed_at', (order) => order.desc().nullsLast())
    .orderBy('added_at')
    .execute()
}

/** Whose the address is, among users that aren't deleted. */
export async function listOwnersOfAddress(db: Database, addressKey: string): Promise<string[]> {
  const rows = await db
    .selectFrom('contact_address as a')
    .innerJoin('user_account as u', 'u.id', 'a.user_id')
    .select('a.user_id as userId')
    .where('a.address_key', '=', addressKey)
    .where('a.removed_at', 'is', null)
    .where('u.deleted_at', 'is', null)
    .union(
      db
        .selectFrom('user_account as u')
        .select('u.id as userId')
        .where((eb) => eb(eb.fn('lower', ['u.user_principal_name']), '=', addressKey))
        .where('u.deleted_at', 'is', null),
    )
    .execute()
  return rows.map((row) => row.userId)
}

/** The same for many at once: every address that has an owner, with each of them. */
export async function listOwnersOfAddresses(
  db: Database,
  addressKeys: readonly string[],
): Promise<{ key: string; userId: string }[]> {
  if (addressKeys.length === 0) return []
  return await db
    .selectFrom('contact_address as a')
    .innerJoin('user_account as u', 'u.id', 'a.user_id')
    .select(['a.address_key as key', 'a.user_id as userId'])
    .where('a.address_key', '=', anyOf(addressKeys))
    .where('a.removed_at', 'is', null)
    .where('u.deleted_at', 'is', null)
    .union(
      db
        .selectFrom('user_account as u')
        .select((eb) => [
          eb.fn<string>('lower', ['u.user_principal_name']).as('key'),
          'u.id as userId',
        ])
        .where((eb) => eb(eb.fn('lower', ['u.user_principal_name']), '=', anyOf(addressKeys)))
        .where('u.deleted_at', 'is', null),
    )
    .execute()
}

export async function insertAddresses(
  db: Database,
  addresses: readonly ContactAddress[],
): Promise<void> {
  if (addresses.length === 0) return
  await db
    .insertInto('contact_address')
    .values(
      addresses.map((address) => ({
        id: address.id,
        user_id: address.userId,
        kind: address.kind,
        address: address.address,
        address_key: address.addressKey,
        source: address.source,
        added_by: address.addedBy,
        added_by_name: address.addedByName,
        added_at: address.addedAt,
        confirmed_at: address.confirmedAt,
        removed_at: address.removedAt,
      })),
    )
    .execute()
}

export async function removeAddresses(
  db: Database,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('contact_address')
    .set({ removed_at: now })
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute()
}

export async function insertConfirmation(
  db: Database,
  confirmation: { tokenHash: Buffer; addressId: string; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('address_confirmation')
    .values({
      token_hash: confirmation.tokenHash,
      address_id: confirmation.addressId,
      expires_at: confirmation.expiresAt,
    })
    .execute()
}

export async function findConfirmation(
  db: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<ContactAddress | undefined> {
  return await selectAddresses(db)
    .innerJoin('address_confirmation as c', 'c.address_id', 'contact_address.id')
    .where('c.token_hash', '=', tokenHash)
    .where('c.expires_at', '>', now)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

export async function confirmAddress(db: Database, id: string, now: Date): Promise<void> {
  await db.deleteFrom('address_confirmation').where('address_id', '=', id).execute()
  await db.updateTable('contact_address').set({ confirmed_at: now }).where('id', '=', id).execute()
}

function selectAddresses(db: Database) {
  return db.selectFrom('contact_address').select(ADDRESS_COLUMNS)
}

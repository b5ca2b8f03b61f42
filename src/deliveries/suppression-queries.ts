import type { Insertable } from 'kysely'
import { anyOf } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import type { Schema } from '../platform/schema.ts'

export interface Suppression {
  readonly address: string
  readonly reason: 'bounced' | 'complained'
  readonly status: string | null
  readonly diagnostic: string | null
  readonly since: Date
  readonly times: number
}

const COLUMNS = ['address', 'reason', 'status', 'diagnostic', 'since', 'times'] as const

export async function upsertSuppression(
  db: Database,
  row: Insertable<Schema['suppressed_address']>,
): Promise<void> {
  await db
    .insertInto('suppressed_address')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('address_key').doUpdateSet((eb) => ({
        address: eb.ref('excluded.address'),
        reason: eb.ref('excluded.reason'),
        status: eb.ref('excluded.status'),
        diagnostic: eb.ref('excluded.diagnostic'),
        delivery_id: eb.ref('excluded.delivery_id'),
        since: eb.ref('excluded.since'),
        times: eb('suppressed_address.times', '+', 1),
      })),
    )
    .execute()
}

export async function findSuppression(
  db: Database,
  addressKey: string,
): Promise<Suppression | undefined> {
  return await db
    .selectFrom('suppressed_address')
    .select(COLUMNS)
    .where('address_key', '=', addressKey)
    .executeTakeFirst()
}

export async function deleteSuppression(
  db: Database,
  addressKey: string,
): Promise<Suppression | undefined> {
  return await db
    .deleteFrom('suppressed_address')
    .where('address_key', '=', addressKey)
    .returning(COLUMNS)
    .executeTakeFirst()
}

/** The newest first; a thousand are more than anybody reads. */
export async function listSuppressions(db: Database): Promise<Suppression[]> {
  return await db
    .selectFrom('suppressed_address')
    .select(COLUMNS)
    .orderBy('since', 'desc')
    .orderBy('address_key')
    .limit(1000)
    .execute()
}

/** Which of these addresses messages come back from. */
export async function listSuppressedOf(
  db: Database,
  addressKeys: readonly string[],
): Promise<Set<string>> {
  if (addressKeys.length === 0) return new Set()
  const rows = await db
    .selectFrom('suppressed_address')
    .select('address_key as key')
    .where('address_key', '=', anyOf(addressKeys))
    .execute()
  return new Set(rows.map(({ key }) => key))
}

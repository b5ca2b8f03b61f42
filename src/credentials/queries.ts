import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { PasswordCredential } from './password-credential.ts'

const CREDENTIAL_COLUMNS = [
  'user_id as userId',
  'version',
  'hash',
  'must_change as mustChange',
  'handover_id as handoverId',
  'expires_at as expiresAt',
  'changed_at as changedAt',
] as const

export async function findCredential(
  db: Database,
  userId: string,
): Promise<PasswordCredential | undefined> {
  return await db
    .selectFrom('password_credential')
    .select(CREDENTIAL_COLUMNS)
    .where('user_id', '=', userId)
    .executeTakeFirst()
}

/** Locks it until the transaction ends. */
export async function lockCredential(
  db: Database,
  userId: string,
): Promise<PasswordCredential | undefined> {
  return await db
    .selectFrom('password_credential')
    .select(CREDENTIAL_COLUMNS)
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
}

/** Replaces the credential and answers its new version. The old password dies when the transaction commits. */
export async function saveCredential(
  db: Database,
  credential: Omit<PasswordCredential, 'version'>,
): Promise<number> {
  const columns = {
    hash: credential.hash,
    must_change: credential.mustChange,
    handover_id: credential.handoverId,
    expires_at: credential.expiresAt,
    changed_at: credential.changedAt,
  }
  const { version } = await db
    .insertInto('password_credential')
    .values({ user_id: credential.userId, version: 1, ...columns })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({
        ...columns,
        version: sql`password_credential.version + 1`,
      }),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Ends a credential, but only if it is still this hand-over's and unchanged. Says whether it was. */
export async function scrambleCredential(
  db: Database,
  { userId, handoverId, version }: { userId: string; handoverId: string; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('password_credential')
    .set({ hash: null, handover_id: null, version: sql`version + 1` })
    .where('user_id', '=', userId)
    .where('handover_id', '=', handoverId)
    .where('version', '=', version)
    .where('must_change', '=', true)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The same password under today's parameters. */
export async function upgradeHash(
  db: Database,
  { userId, version }: PasswordCredential,
  hash: string,
): Promise<void> {
  await db
    .updateTable('password_credential')
    .set({ hash })
    .where('user_id', '=', userId)
    .where('version', '=', version)
    .execute()
}

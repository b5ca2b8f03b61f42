import type { Database } from '../platform/database.ts'

export interface SignInLink {
  readonly userId: string
  readonly purpose: 'invite' | 'demo'
}

export async function insertSignInLink(
  db: Database,
  link: SignInLink & { tokenHash: Buffer; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('sign_in_link')
    .values({
      token_hash: link.tokenHash,
      user_id: link.userId,
      purpose: link.purpose,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute()
}

export async function findSignInLink(
  db: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<SignInLink | undefined> {
  return await db
    .selectFrom('sign_in_link')
    .select(['user_id as userId', 'purpose'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
}

/** Uses it up. Of any number of callers, one succeeds. */
export async function useSignInLink(db: Database, tokenHash: Buffer, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A newer link of the same purpose ends the older ones. */
export async function deleteSignInLinks(
  db: Database,
  userId: string,
  purpose: 'invite' | 'demo',
): Promise<void> {
  await db
    .deleteFrom('sign_in_link')
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .execute()
}

export async function findUsedDemoLink(db: Database, tokenHash: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom('sign_in_link')
    .select('used_at')
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', 'demo')
    .where('used_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

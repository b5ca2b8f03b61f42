import { createHmac } from 'node:crypto'
import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/database.ts'
import { NO_FAILURES, type SignInFailures } from './lockout.ts'

/** Typed names are kept only as an HMAC: some people type their password there. */
export function nameKey(ctx: Pick<Context, 'keys'>, name: string): Buffer {
  return createHmac('sha256', ctx.keys.derive('sign-in-name'))
    .update(name.trim().toLowerCase())
    .digest()
}

/** Tells repeated wrong passwords apart without keeping them: bound to the name, cut to 64 bits. */
export function wrongPasswordPrint(
  ctx: Pick<Context, 'keys'>,
  key: Buffer,
  password: string,
): Buffer {
  return createHmac('sha256', ctx.keys.derive('sign-in-name'))
    .update(key)
    .update(password)
    .digest()
    .subarray(0, 8)
}

export async function getFailures(db: Database, key: Buffer): Promise<SignInFailures> {
  return (await selectFailures(db, key).executeTakeFirst()) ?? NO_FAILURES
}

/** Makes the row if there is none, so that there is something to lock. */
export async function lockFailures(db: Database, key: Buffer, now: Date): Promise<SignInFailures> {
  await db
    .insertInto('sign_in_failure')
    .values({ name_key: key, failures: 0, last_failed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return await selectFailures(db, key).forUpdate().executeTakeFirstOrThrow()
}

export async function saveFailures(
  db: Database,
  key: Buffer,
  { failures, recentWrong, lockouts, lockedUntil }: SignInFailures,
  now: Date,
): Promise<void> {
  await db
    .updateTable('sign_in_failure')
    .set({
      failures,
      recent_wrong: recentWrong,
      lockouts,
      locked_until: lockedUntil,
      last_failed_at: now,
    })
    .where('name_key', '=', key)
    .execute()
}

export async function clearFailures(db: Database, key: Buffer): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('name_key', '=', key).execute()
}

export async function countLocked(db: Database, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('sign_in_failure')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('locked_until', '>', now)
    .executeTakeFirstOrThrow()
  return count
}

function selectFailures(db: Database, key: Buffer) {
  return db
    .selectFrom('sign_in_failure')
    .select(['failures', 'recent_wrong as recentWrong', 'lockouts', 'locked_until as lockedUntil'])
    .where('name_key', '=', key)
}

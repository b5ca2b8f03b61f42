import { inTransaction } from '../audit/in-transaction.ts'
import { isLocked } from '../credentials/lockout.ts'
import { clearFailures, getFailures, nameKey } from '../credentials/lockout-queries.ts'
import { normalisePassword } from '../credentials/normalise-password.ts'
import { isUsable, type PasswordCredential } from '../credentials/password-credential.ts'
import { findCredential, lockCredential, upgradeHash } from '../credentials/queries.ts'
import { findUserByPrincipalName, lockUser, updateUser } from '../directory/queries.ts'
import type { User } from '../directory/user.ts'
import { referenceOf } from '../handovers/handover.ts'
import { lockHandover } from '../handovers/queries.ts'
import { recordEvent } from '../handovers/record-event.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { isCurrentHash } from '../platform/argon2.ts'
import type { Context } from '../platform/context.ts'
import { placeOf } from '../platform/place.ts'
import { takeFromLimits } from '../platform/rate-limits.ts'
import type { Secret } from '../platform/secret.ts'
import { startSession } from '../sessions/start-session.ts'
import { verifyDummy } from './dummy-hash.ts'
import { recordFailure } from './record-failure.ts'

export type SignInOutcome =
  | {
      readonly outcome: 'signedIn'
      readonly token: string
      readonly expiresAt: Date
      readonly mustChange: boolean
      readonly user: User
    }
  /** Wrong, unknown, blocked, expired: never said which (S11). */
  | { readonly outcome: 'refused' }
  /** Too many failures under this name, whether or not it is anybody's. */
  | { readonly outcome: 'wait' }

const TRIES_A_NETWORK = 300
const WINDOW_SECONDS = 600

/** Signs somebody in with user principal name and password. */
export async function signIn(
  ctx: Context,
  organisation: Organisation,
  input: { userName: string; password: Secret; userAgent: string },
): Promise<SignInOutcome> {
  const bucket = `sign-in-network:${ctx.network}`
  const limit = { bucket, limit: TRIES_A_NETWORK, windowSeconds: WINDOW_SECONDS }
  await takeFromLimits(ctx.db, [limit], ctx.now())

  const key = nameKey(ctx, input.userName)
  const password = normalisePassword(input.password.expose())
  const user = await findUserByPrincipalName(ctx.db, input.userName.trim())
  const credential = user === undefined ? undefined : await findCredential(ctx.db, user.id)
  if (isLocked(await getFailures(ctx.db, key), ctx.now())) {
    await verifyDummy(ctx.hashing, password)
    return { outcome: 'wait' }
  }
  // The same work for every name.
  const hash = credential?.hash ?? null
  const matches =
    hash === null
      ? await verifyDummy(ctx.hashing, password)
      : await ctx.hashing.verify(hash, password)
  if (
    !matches ||
    user === undefined ||
    credential === undefined ||
    !mayEnter(ctx, user, credential)
  ) {
    const target = user?.deletedDateTime === null ? user : undefined
    return { outcome: await recordFailure(ctx, key, password, target) }
  }
  const upgraded = hash !== null && isCurrentHash(hash) ? null : await ctx.hashing.hash(password)
  return await enter(ctx, organisation, user, credential, { key, upgraded, ...input })
}

function mayEnter(ctx: Context, user: User, credential: PasswordCredential): boolean {
  return user.accountEnabled && user.deletedDateTime === null && isUsable(credential, ctx.now())
}

async function enter(
  ctx: Context,
  organisation: Organisation,
  { id: userId }: User,
  verified: PasswordCredential,
  { key, upgraded, userAgent }: { key: Buffer; upgraded: string | null; userAgent: string },
): Promise<SignInOutcome> {
  const anonymous = { ...ctx, actor: { kind: 'anonymous' as const } }
  return await inTransaction(anonymous, async (tx) => {
    const user = await lockUser(tx.db, userId)
    const handover =
      verified.handoverId === null ? undefined : await lockHandover(tx.db, verified.handoverId)
    // Reset, expired or blocked since it was verified: what was verified no longer counts.
    const credential = await lockCredential(tx.db, userId)
    if (credential?.version !== verified.version || !mayEnter(tx, user, credential))
      return { outcome: 'refused' }

    const actor = { kind: 'user' as const, id: userId, name: user.displayName, roles: [] }
    const own = { ...tx, actor }
    await clearFailures(tx.db, key)
    if (upgraded !== null) await upgradeHash(tx.db, credential, upgraded)
    await updateUser(tx.db, userId, { lastSignInDateTime: tx.now() })
    const { mustChange } = credential
    const policy = organisation.sessionPolicy
    const session = await startSession(tx, { userId, mustChange, userAgent, policy })
    // Whoever said that they have it goes on all the same.
    const isNews = handover?.open === true || handover?.state === 'acknowledged'
    if (isNews) await recordEvent(own, handover, 'signedIn', placeOf(tx))
    tx.audit({
      action: 'user.signedIn',
      target: { kind: 'user', id: userId, name: user.displayName },
      detail: { mustChange, handover: isNews ? referenceOf(handover.number) : undefined },
    })
    return { outcome: 'signedIn', mustChange, user, ...session }
  })
}

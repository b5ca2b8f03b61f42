import { inTransaction } from '../audit/in-transaction.ts'
import { normalisePassword } from '../credentials/normalise-password.ts'
import { isUsable } from '../credentials/password-credential.ts'
import type { PasswordProblem } from '../credentials/password-policy.ts'
import { findCredential, lockCredential, saveCredential } from '../credentials/queries.ts'
import { queueChangeNotices } from '../deliveries/queue-change-notices.ts'
import { getUser, lockUser } from '../directory/queries.ts'
import { wordsOf } from '../directory/user.ts'
import { referenceOf } from '../handovers/handover.ts'
import { lockHandover } from '../handovers/queries.ts'
import { recordEvent } from '../handovers/record-event.ts'
import { choiceProblems } from '../handovers/set-password.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { placeOf } from '../platform/place.ts'
import { takeFromLimits } from '../platform/rate-limits.ts'
import type { Secret } from '../platform/secret.ts'
import { deleteSessionsOf } from '../sessions/queries.ts'
import { startSession } from '../sessions/start-session.ts'

export type ChangeOutcome =
  | { readonly outcome: 'changed'; readonly token: string; readonly expiresAt: Date }
  | { readonly outcome: 'currentWrong' }
  /** Reset, expired or changed elsewhere meanwhile: sign in again. */
  | { readonly outcome: 'outdated' }
  | { readonly outcome: 'passwordRefused'; readonly problems: readonly PasswordProblem[] }

const TRIES = 10

export interface ChangeInput {
  readonly userId: string
  /** Left out right after signing in with a temporary password: that was the proof (S1). */
  readonly current: Secret | undefined
  readonly password: Secret
  readonly repeated: Secret
  readonly userAgent: string
}

/** The owner chooses their own password. Ends every session and starts a new one for this browser. */
export async function changePassword(
  ctx: Context,
  organisation: Organisation,
  input: ChangeInput,
): Promise<ChangeOutcome> {
  const { userId, current, password } = input
  const user = await getUser(ctx.db, userId)
  const known = await findCredential(ctx.db, userId)
  if (known === undefined || known.hash === null || !isUsable(known, ctx.now()))
    return { outcome: 'outdated' }
  if (current !== undefined && !(await isCurrent(ctx, userId, known.hash, current)))
    return { outcome: 'currentWrong' }
  if (current === undefined && !known.mustChange) return { outcome: 'outdated' }

  const problems = choiceProblems(input, organisation, wordsOf(user))
  const chosen = normalisePassword(password.expose())
  if (problems.length === 0 && (await ctx.hashing.verify(known.hash, chosen)))
    problems.push({ kind: 'previous' })
  if (problems.length > 0) return { outcome: 'passwordRefused', problems }
  const hash = await ctx.hashing.hash(chosen)

  return await inTransaction(ctx, async (tx) => {
    const owner = await lockUser(tx.db, userId)
    const handover =
      known.handoverId === null ? undefined : await lockHandover(tx.db, known.handoverId)
    const credential = await lockCredential(tx.db, userId)
    if (
      credential?.version !== known.version ||
      !isUsable(credential, tx.now()) ||
      !owner.accountEnabled ||
      owner.deletedDateTime !== null
    )
      return { outcome: 'outdated' }
    await saveCredential(tx.db, {
      userId,
      hash,
      mustChange: false,
      handoverId: null,
      expiresAt: null,
      changedAt: tx.now(),
    })
    await deleteSessionsOf(tx.db, userId)
    const session = await startSession(tx, {
      userId,
      mustChange: false,
      userAgent: input.userAgent,
      policy: organisation.sessionPolicy,
    })
    if (handover !== undefined) await recordEvent(tx, handover, 'changed', placeOf(tx))
    await queueChangeNotices(tx, owner, organisation.defaultLanguage)
    tx.audit({
      action: 'user.passwordChanged',
      target: { kind: 'user', id: userId, name: owner.displayName },
      detail: { handover: handover === undefined ? undefined : referenceOf(handover.number) },
    })
    return { outcome: 'changed', ...session }
  })
}

/** Guessing the current password from an open session is limited like signing in. */
export async function isCurrent(
  ctx: Context,
  userId: string,
  hash: string,
  current: Secret,
): Promise<boolean> {
  const limit = { bucket: `current-password:${userId}`, limit: TRIES, windowSeconds: 600 }
  await takeFromLimits(ctx.db, [limit], ctx.now())
  return await ctx.hashing.verify(hash, normalisePassword(current.expose()))
}

/** Fresh authentication: the password, typed again. */
export async function isOwnPassword(
  ctx: Context,
  userId: string,
  current: Secret,
): Promise<boolean> {
  const credential = await findCredential(ctx.db, userId)
  if (credential?.hash == null) return false
  return await isCurrent(ctx, userId, credential.hash, current)
}

import { inTransaction, type Transaction } from '../audit/in-transaction.ts'
import { normalisePassword } from '../credentials/normalise-password.ts'
import type { PasswordProblem } from '../credentials/password-policy.ts'
import { findCredential, saveCredential } from '../credentials/queries.ts'
import { queueChangeNotices } from '../deliveries/queue-change-notices.ts'
import { getUser, lockUser, updateUser } from '../directory/queries.ts'
import { type User, wordsOf } from '../directory/user.ts'
import { supersedeHandovers } from '../handovers/supersede-handovers.ts'
import { choiceProblems } from '../handovers/set-password.ts'
import { listOpenHandovers } from '../handovers/queries.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import type { Secret } from '../platform/secret.ts'
import { hashToken, isToken, newToken } from '../platform/token.ts'
import { insertRoleAssignments } from '../roles/queries.ts'
import { deleteSessionsOf } from '../sessions/queries.ts'
import { startSession } from '../sessions/start-session.ts'
import {
  findSignInLink,
  insertSignInLink,
  type SignInLink,
  useSignInLink,
} from './sign-in-link-queries.ts'

const INVITE_LIFETIME_MS = 15 * 60_000

/** Makes a one-time link and answers its path. The token is kept nowhere. */
export async function createSignInLink(
  tx: Context,
  {
    userId,
    purpose,
    lifetimeMs = INVITE_LIFETIME_MS,
  }: {
    userId: string
    purpose: 'invite' | 'demo'
    lifetimeMs?: number
  },
): Promise<string> {
  const token = newToken()
  const now = tx.now()
  await insertSignInLink(tx.db, {
    tokenHash: hashToken(token),
    userId,
    purpose,
    createdAt: now,
    expiresAt: new Date(now.getTime() + lifetimeMs),
  })
  return `/invite/${token}`
}

export async function findUsableLink(
  ctx: Context,
  token: string,
): Promise<{ link: SignInLink; user: User } | undefined> {
  if (!isToken(token)) return undefined
  const link = await findSignInLink(ctx.db, hashToken(token), ctx.now())
  if (link === undefined) return undefined
  return { link, user: await getUser(ctx.db, link.userId) }
}

export type InviteOutcome =
  | { readonly outcome: 'entered'; readonly token: string; readonly expiresAt: Date }
  | { readonly outcome: 'passwordRefused'; readonly problems: readonly PasswordProblem[] }
  | { readonly outcome: 'unavailable' }

/** The demo's link signs its person in; nothing of it works in a real installation. */
export async function enterDemo(
  ctx: Context,
  organisation: Organisation,
  token: string,
  userAgent: string,
): Promise<InviteOutcome> {
  const found = await findUsableLink(ctx, token)
  if (found?.link.purpose !== 'demo' || organisation.kind !== 'demo')
    return { outcome: 'unavailable' }
  return await inTransaction(ctx, async (tx) => {
    if (!(await useSignInLink(tx.db, hashToken(token), tx.now()))) return { outcome: 'unavailable' }
    return await begin(tx, organisation, found.user, userAgent, 'demo')
  })
}

/** Break-glass: whoever holds the link chooses a password and is a global administrator. */
export async function acceptInvite(
  ctx: Context,
  organisation: Organisation,
  input: { token: string; password: Secret; repeated: Secret; userAgent: string },
): Promise<InviteOutcome> {
  const found = await findUsableLink(ctx, input.token)
  if (found?.link.purpose !== 'invite') return { outcome: 'unavailable' }
  const problems = choiceProblems(input, organisation, wordsOf(found.user))
  const chosen = normalisePassword(input.password.expose())
  const known = await findCredential(ctx.db, found.user.id)
  if (known?.hash != null && (await ctx.hashing.verify(known.hash, chosen)))
    problems.push({ kind: 'previous' })
  if (problems.length > 0) return { outcome: 'passwordRefused', problems }
  const hash = await ctx.hashing.hash(chosen)

  return await inTransaction(ctx, async (tx) => {
    if (!(await useSignInLink(tx.db, hashToken(input.token), tx.now())))
      return { outcome: 'unavailable' }
    const user = await lockUser(tx.db, found.user.id)
    await supersedeHandovers(tx, await listOpenHandovers(tx.db, user.id), null)
    await updateUser(tx.db, user.id, { accountEnabled: true })
    await insertRoleAssignments(tx.db, [
      {
        userId: user.id,
        role: 'GlobalAdministrator',
        assignedBy: null,
        assignedByName: null,
        assignedAt: tx.now(),
      },
    ])
    await saveCredential(tx.db, {
      userId: user.id,
      hash,
      mustChange: false,
      handoverId: null,
      expiresAt: null,
      changedAt: tx.now(),
    })
    await deleteSessionsOf(tx.db, user.id)
    await queueChangeNotices(tx, user, organisation.defaultLanguage)
    return await begin(tx, organisation, user, input.userAgent, 'invite')
  })
}

async function begin(
  tx: Transaction,
  organisation: Organisation,
  user: User,
  userAgent: string,
  by: 'demo' | 'invite',
): Promise<InviteOutcome> {
  await updateUser(tx.db, user.id, { lastSignInDateTime: tx.now() })
  const session = await startSession(tx, {
    userId: user.id,
    mustChange: false,
    userAgent,
    policy: organisation.sessionPolicy,
  })
  tx.audit({
    action: 'user.signedIn',
    target: { kind: 'user', id: user.id, name: user.displayName },
    detail: { by },
  })
  return { outcome: 'entered', ...session }
}

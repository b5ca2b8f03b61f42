import { inTransaction } from '../audit/in-transaction.ts'
import { clearFailures, nameKey } from '../credentials/lockout-queries.ts'
import { normalisePassword } from '../credentials/normalise-password.ts'
import { checkPassword, type PasswordProblem } from '../credentials/password-policy.ts'
import { lockCredential, saveCredential } from '../credentials/queries.ts'
import { type PolicyOwner, policyFor } from '../credentials/require-acceptable-password.ts'
import { queueChangeNotices } from '../deliveries/queue-change-notices.ts'
import { wordsOf } from '../directory/user.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { placeOf } from '../platform/place.ts'
import type { Secret } from '../platform/secret.ts'
import { deleteSessionsOf } from '../sessions/queries.ts'
import { type AnswerRefusal, isUsableLink, type OpenedLink, openSeal } from './answer-link.ts'
import { referenceOf, setsOwnPassword } from './handover.ts'
import { claimHandover, lockHandover } from './queries.ts'
import { recordEvent } from './record-event.ts'

export type SetOutcome =
  | { readonly outcome: 'set' }
  | { readonly outcome: 'passwordRefused'; readonly problems: readonly PasswordProblem[] }
  | AnswerRefusal

/** The user chooses their own password from the link: nobody else ever knows it. */
export async function setPassword(
  ctx: Context,
  organisation: Organisation & PolicyOwner,
  link: OpenedLink,
  input: { answer: string; password: Secret; repeated: Secret },
): Promise<SetOutcome> {
  const { handover, user } = link
  if (!setsOwnPassword(handover.way) || !isUsableLink(link, ctx.now()))
    return { outcome: 'unavailable' }
  // The answer first: what the policy says of a password may tell whose account it is.
  const opened = await openSeal(ctx, link, input.answer)
  if (opened.outcome !== 'opened') return opened

  const problems = choiceProblems(input, organisation, wordsOf(user))
  if (problems.length > 0) return { outcome: 'passwordRefused', problems }
  const hash = await ctx.hashing.hash(normalisePassword(input.password.expose()))

  return await inTransaction(ctx, async (tx) => {
    const now = tx.now()
    const current = await lockHandover(tx.db, handover.id)
    const credential = await lockCredential(tx.db, user.id)
    const claimed = await claimHandover(tx.db, handover.id, { now, claimedBy: null, eraseAt: now })
    if (claimed === undefined || credential?.handoverId !== handover.id)
      return { outcome: 'unavailable' }
    await saveCredential(tx.db, {
      userId: user.id,
      hash,
      mustChange: false,
      handoverId: null,
      expiresAt: null,
      changedAt: now,
    })
    await deleteSessionsOf(tx.db, user.id)
    await clearFailures(tx.db, nameKey(tx, user.userPrincipalName))
    await recordEvent(tx, current, 'set', placeOf(tx))
    await queueChangeNotices(tx, user, organisation.defaultLanguage)
    tx.audit({
      action: 'user.passwordSet',
      target: { kind: 'user', id: user.id, name: user.displayName },
      detail: { handover: referenceOf(handover.number) },
    })
    return { outcome: 'set' }
  })
}

/** Everything that is wrong with a choice that was typed twice. */
export function choiceProblems(
  { password, repeated }: { password: Secret; repeated: Secret },
  organisation: PolicyOwner,
  userWords: readonly string[],
): PasswordProblem[] {
  const problems = [...checkPassword(password.expose(), policyFor(organisation, userWords))]
  const same = normalisePassword(password.expose()) === normalisePassword(repeated.expose())
  return same ? problems : [...problems, { kind: 'repeatDiffers' }]
}

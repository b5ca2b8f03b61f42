import { inTransaction } from '../audit/in-transaction.ts'
import { getUser } from '../directory/queries.ts'
import type { User } from '../directory/user.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { requireRoom, takeFromLimits } from '../platform/rate-limits.ts'
import type { Secret } from '../platform/secret.ts'
import { isToken, lookupOf } from '../platform/token.ts'
import { auditTarget } from './end-handover.ts'
import { referenceOf } from './handover.ts'
import { findLetterCode } from './letters/letter-code.ts'
import {
  findHandoverByDispute,
  findHandoverByLookup,
  givePinTryBack,
  type Handover,
  lockHandover,
  takePinTry,
} from './queries.ts'
import { recordEvent } from './record-event.ts'
import { unseal } from './seal.ts'
import { isOwnName, isWellFormedPin, normalisePin } from './typed-answer.ts'

/** A link that leads to a hand-over, whatever has become of that. */
export interface OpenedLink {
  readonly token: string
  readonly handover: Handover
  readonly user: User
  /** Where the link stands, somebody's name stands too: a family name is no answer to it (S5). */
  readonly namesPerson: boolean
}

/** Why the typed answer didn't do. Names throttle and never burn; only well-formed PINs count (S5). */
export type AnswerRefusal =
  | { readonly outcome: 'wrongAnswer' }
  | { readonly outcome: 'pinWrong'; readonly triesLeft: number }
  | { readonly outcome: 'wait'; readonly seconds: number }
  | { readonly outcome: 'unavailable' }

const WRONG_ANSWERS_A_MINUTE = 5
const WRONG_ANSWERS_A_NETWORK = 100

export async function findLink(ctx: Context, token: string): Promise<OpenedLink | undefined> {
  // A letter's code may have been typed by hand.
  const known = isToken(token) ? token : findLetterCode(token)
  if (known === undefined) return undefined
  const handover = await findHandoverByLookup(ctx.db, lookupOf(known))
  if (handover === undefined) return undefined
  return await withUser(ctx, known, handover, handover.way === 'letter')
}

/** From the link of a notice, which disputes and does nothing else. */
export async function findDisputeLink(
  ctx: Context,
  token: string,
): Promise<OpenedLink | undefined> {
  if (!isToken(token)) return undefined
  const handover = await findHandoverByDispute(ctx.db, lookupOf(token), ctx.now())
  return handover === undefined ? undefined : await withUser(ctx, token, handover, false)
}

async function withUser(
  ctx: Context,
  token: string,
  handover: Handover,
  namesPerson: boolean,
): Promise<OpenedLink> {
  return { token, handover, user: await getUser(ctx.db, handover.userId), namesPerson }
}

/** May its secret still be had, as far as the record and the clock tell? */
export function isUsableLink({ handover }: OpenedLink, now: Date): boolean {
  return handover.open && handover.sealed !== null && handover.expiresAt > now
}

/** Checks the typed sign-in or family name. */
export async function proveName(
  ctx: Context,
  link: OpenedLink,
  typed: string,
): Promise<AnswerRefusal | undefined> {
  const waiting = await mustWait(ctx, link)
  if (waiting !== undefined) return waiting
  const isNew = link.user.lastSignInDateTime === null
  const challenge = isNew && !link.namesPerson ? 'nameOrFamilyName' : 'name'
  if (isOwnName(typed, challenge, link.user)) return undefined
  await refuseAnswer(ctx, link)
  return { outcome: 'wrongAnswer' }
}

/** Checks the typed answer and opens the seal with it. */
export async function openSeal(
  ctx: Context,
  link: OpenedLink,
  typed: string,
): Promise<AnswerRefusal | { readonly outcome: 'opened'; readonly secret: Secret }> {
  const { handover, token } = link
  const { sealed, challenge, id } = handover
  if (sealed === null) return { outcome: 'unavailable' }
  if (challenge === 'pin') return await openWithPin(ctx, link, sealed, typed)

  const refusal = await proveName(ctx, link, typed)
  if (refusal !== undefined) return refusal
  const secret = unseal(sealed, { token }, id)
  return secret === undefined ? { outcome: 'unavailable' } : { outcome: 'opened', secret }
}

async function openWithPin(
  ctx: Context,
  link: OpenedLink,
  sealed: Buffer,
  typed: string,
): Promise<AnswerRefusal | { readonly outcome: 'opened'; readonly secret: Secret }> {
  const { handover, token } = link
  if (!isWellFormedPin(typed)) return { outcome: 'pinWrong', triesLeft: handover.pinTriesLeft ?? 0 }
  // Taken before it is looked at: parallel guesses can't get more than five.
  const triesLeft = await takePinTry(ctx.db, handover.id)
  if (triesLeft === undefined) return { outcome: 'unavailable' }
  const pinKey = await ctx.hashing.derive(normalisePin(typed), Buffer.from(handover.id))
  const secret = unseal(sealed, { token, pinKey }, handover.id)
  if (secret !== undefined) {
    await givePinTryBack(ctx.db, handover.id)
    return { outcome: 'opened', secret }
  }
  await refuseAnswer(ctx, link, triesLeft === 0)
  return triesLeft === 0 ? { outcome: 'unavailable' } : { outcome: 'pinWrong', triesLeft }
}

function limits(ctx: Context, { handover }: OpenedLink) {
  return [
    { bucket: `answer:${handover.id}`, limit: WRONG_ANSWERS_A_MINUTE, windowSeconds: 60 },
    { bucket: `answer-network:${ctx.network}`, limit: WRONG_ANSWERS_A_NETWORK, windowSeconds: 600 },
  ]
}

async function mustWait(ctx: Context, link: OpenedLink): Promise<AnswerRefusal | undefined> {
  try {
    for (const limit of limits(ctx, link)) await requireRoom(ctx.db, limit, ctx.now())
    return undefined
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'rateLimited') throw error
    return { outcome: 'wait', seconds: Number(error.detail['retryAfterSeconds']) }
  }
}

async function refuseAnswer(ctx: Context, link: OpenedLink, burned = false): Promise<void> {
  try {
    await takeFromLimits(ctx.db, limits(ctx, link), ctx.now())
  } catch (error) {
    // Over the limit by a parallel try: the next one waits.
    if (!(error instanceof Problem)) throw error
  }
  await inTransaction(ctx, async (tx) => {
    const handover = await lockHandover(tx.db, link.handover.id)
    await recordEvent(tx, handover, burned ? 'pinBurned' : 'answerRefused')
    tx.audit({
      action: burned ? 'handover.pinBurned' : 'handover.answerRefused',
      outcome: 'refused',
      target: await auditTarget(tx, handover),
      detail: { handover: referenceOf(handover.number) },
    })
  })
}

import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { placeOf } from '../platform/place.ts'
import { Problem } from '../platform/problem.ts'
import { takeFromLimits } from '../platform/rate-limits.ts'
import { findLink } from './answer-link.ts'
import { referenceOf } from './handover.ts'
import { lockHandover } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { isOwnName } from './typed-answer.ts'

const REQUESTS_A_DAY = 3
const REQUESTS_A_NETWORK = 30

/**
 * Somebody with a dead link asks for a new one. An operator is told only if the link was real and the typed
 * name is its own; the answer to the caller is the same either way (S31), so there is none.
 */
export async function requestAgain(ctx: Context, token: string, answer: string): Promise<void> {
  const link = await findLink(ctx, token)
  if (link === undefined || link.user.deletedDateTime !== null) return
  const challenge =
    link.namesPerson || link.handover.challenge === 'name' ? 'name' : 'nameOrFamilyName'
  if (!isOwnName(answer, challenge, link.user)) return
  try {
    await takeFromLimits(
      ctx.db,
      [
        { bucket: `again:${link.handover.id}`, limit: REQUESTS_A_DAY, windowSeconds: 86_400 },
        { bucket: `again-network:${ctx.network}`, limit: REQUESTS_A_NETWORK, windowSeconds: 3600 },
      ],
      ctx.now(),
    )
  } catch (error) {
    if (error instanceof Problem) return
    throw error
  }
  await inTransaction(ctx, async (tx) => {
    const handover = await lockHandover(tx.db, link.handover.id)
    await recordEvent(tx, handover, 'requestedAgain', placeOf(tx))
    tx.audit({
      action: 'handover.requestedAgain',
      target: { kind: 'user', id: link.user.id, name: link.user.displayName },
      detail: { handover: referenceOf(handover.number) },
    })
  })
}

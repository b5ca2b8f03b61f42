import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { placeOf } from '../platform/place.ts'
import type { Secret } from '../platform/secret.ts'
import { hashToken } from '../platform/token.ts'
import { type AnswerRefusal, isUsableLink, type OpenedLink, openSeal } from './answer-link.ts'
import { referenceOf, SHOW_AGAIN_MS } from './handover.ts'
import { claimHandover, lockHandover } from './queries.ts'
import { recordEvent } from './record-event.ts'

export interface Revealed {
  readonly outcome: 'revealed'
  readonly password: Secret
  /** The same browser may see it again until then. */
  readonly shownUntil: Date
}

/** Shows the temporary password once, and for ten minutes again to the same browser. */
export async function revealHandover(
  ctx: Context,
  link: OpenedLink,
  { answer, browserToken }: { answer: string; browserToken: string | undefined },
): Promise<Revealed | AnswerRefusal> {
  const { handover, user } = link
  if (handover.way !== 'revealLink' || !isUsableLink(link, ctx.now()))
    return { outcome: 'unavailable' }
  const opened = await openSeal(ctx, link, answer)
  if (opened.outcome !== 'opened') return opened

  const browser = browserToken === undefined ? null : hashToken(browserToken)
  return await inTransaction(ctx, async (tx) => {
    const now = tx.now()
    const current = await lockHandover(tx.db, handover.id)
    const eraseAt = new Date(now.getTime() + SHOW_AGAIN_MS)
    const claimed = await claimHandover(tx.db, handover.id, { now, claimedBy: browser, eraseAt })
    const again =
      claimed === undefined &&
      current.open &&
      browser !== null &&
      current.sealed !== null &&
      current.claimedBy?.equals(browser) === true &&
      current.eraseAt !== null &&
      current.eraseAt > now
    if (claimed === undefined && !again) return { outcome: 'unavailable' }

    await recordEvent(tx, current, again ? 'shownAgain' : 'revealed', placeOf(tx))
    tx.audit({
      action: again ? 'handover.shownAgain' : 'handover.revealed',
      target: { kind: 'user', id: user.id, name: user.displayName },
      detail: { handover: referenceOf(handover.number) },
    })
    return {
      outcome: 'revealed',
      password: opened.secret,
      shownUntil: again && current.eraseAt !== null ? current.eraseAt : eraseAt,
    }
  })
}

import { HandoverEventKind } from '../handovers/contract.ts'
import type { Context } from '../platform/context.ts'
import type { HandoverNews } from '../platform/listeners.ts'
import { findDoubt } from './doubts/find-doubt.ts'
import { followUpFor } from './follow-up.ts'
import { closeFollowUps, openFollowUp } from './queries.ts'

/** Opens and closes follow-ups, in the transaction that made the news. */
export async function followNews(tx: Context, news: HandoverNews): Promise<void> {
  const { handoverId, kind } = news
  if (!isEventKind(kind)) throw new Error(`Nobody knows what "${kind}" means for a hand-over.`)
  // What the clock sends by itself takes nothing off the desk.
  if (kind === 'reminded' && tx.actor.kind !== 'user') return
  const doubt = await findDoubt(tx, news, kind)
  const { closes, opens } = followUpFor({ ...news, kind, doubt })
  if (closes === 'all' || closes.length > 0)
    await closeFollowUps(tx.db, { handoverId, reasons: closes, closedBy: kind, now: tx.now() })
  if (opens !== null) await openFollowUp(tx.db, { ...opens, handoverId, now: tx.now() })
}

const KINDS: readonly string[] = HandoverEventKind.anyOf.map(({ const: kind }) => kind)

/** News is told from below, where the kinds have no name. */
function isEventKind(kind: string): kind is HandoverEventKind {
  return KINDS.includes(kind)
}

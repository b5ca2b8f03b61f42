import type { Context } from '../platform/context.ts'
import type { HandoverNews } from '../platform/listeners.ts'
import { followUpFor } from './follow-up.ts'
import { closeFollowUps, openFollowUp } from './queries.ts'

/** Opens and closes follow-ups, in the transaction that made the news. */
export async function followNews(tx: Context, news: HandoverNews): Promise<void> {
  const change = followUpFor(news)
  switch (change.change) {
    case 'open':
      return await openFollowUp(tx.db, { ...change, handoverId: news.handoverId, now: tx.now() })
    case 'close':
      return await closeFollowUps(tx.db, news.handoverId, news.kind, tx.now())
    case 'none':
  }
}

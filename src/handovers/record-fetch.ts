import type { Context } from '../platform/context.ts'
import { placeOf } from '../platform/place.ts'
import { isUsableLink, type OpenedLink } from './answer-link.ts'
import { wasFetchedSince } from './event-queries.ts'
import { lockHandover } from './queries.ts'
import { recordEvent } from './record-event.ts'

const HOUR_MS = 3_600_000

/** A machine or a person loaded the link: weak evidence, recorded once an hour for each class of agent. */
export async function recordFetch(
  ctx: Context,
  link: OpenedLink,
  userAgent: string,
): Promise<void> {
  const now = ctx.now()
  if (!isUsableLink(link, now)) return
  const agentClass = classifyAgent(userAgent)
  const since = new Date(now.getTime() - HOUR_MS)
  await ctx.db.transaction().execute(async (db) => {
    const handover = await lockHandover(db, link.handover.id)
    if (await wasFetchedSince(db, handover.id, agentClass, since)) return
    await recordEvent({ ...ctx, db }, handover, 'fetched', { agentClass, ...placeOf(ctx) })
  })
}

/** Coarse on purpose: agents say what they like. */
function classifyAgent(userAgent: string): 'browser' | 'machine' {
  const claimsBrowser = userAgent.startsWith('Mozilla/5.0 (')
  const saysMachine =
    /bot|crawl|spider|preview|scan|curl|wget|python|headless|proofpoint|barracuda/i
  return claimsBrowser && !saysMachine.test(userAgent) ? 'browser' : 'machine'
}

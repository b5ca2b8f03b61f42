import { getOrganisation } from '../../organisation/queries.ts'
import type { Context } from '../../platform/context.ts'
import { compareSilences, limitsAt, type OpenSilence } from './silence.ts'
import {
  closeSilences,
  listOpenSilences,
  type NoticedSilence,
  openSilences,
  selectWaiting,
  type WaitingHandover,
} from './silence-queries.ts'

const PAGE = 5_000

/**
 * Notices what did not happen: opens what is due on open hand-overs, and closes what no longer holds. Each
 * statement stands alone, so that a round that is cut short is finished by the next. Answers how many changed.
 */
export async function noticeSilence(ctx: Context): Promise<{ opened: number; closed: number }> {
  const now = ctx.now()
  const { followUpPolicy } = await getOrganisation(ctx.db)
  const limits = limitsAt(followUpPolicy, now)
  // Read before the hand-overs: one that is missing there has closed, and doesn't open again.
  const unanswered = byHandover(await listOpenSilences(ctx.db))
  let opened = 0
  let closed = 0
  let before: number | null = null
  do {
    const waiting: WaitingHandover[] = await selectWaiting(ctx.db, {
      before,
      limit: PAGE,
    }).execute()
    const opens: NoticedSilence[] = []
    const closes: string[] = []
    for (const facts of waiting) {
      const change = compareSilences(
        facts,
        unanswered.get(facts.id) ?? [],
        followUpPolicy,
        now,
        limits,
      )
      unanswered.delete(facts.id)
      for (const reason of change.opens)
        opens.push({ handoverId: facts.id, state: facts.state, reason })
      closes.push(...change.closes.map(({ id }) => id))
    }
    opened += await open(ctx, opens)
    closed += await close(ctx, closes)
    before = waiting.length === PAGE ? (waiting.at(-1)?.number ?? null) : null
  } while (before !== null)
  closed += await close(
    ctx,
    [...unanswered.values()].flat().map(({ id }) => id),
  )
  return { opened, closed }
}

async function open(ctx: Context, noticed: readonly NoticedSilence[]): Promise<number> {
  if (noticed.length === 0) return 0
  return (await openSilences(ctx.db, noticed, ctx.now()).execute()).length
}

async function close(ctx: Context, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  return (await closeSilences(ctx.db, ids, ctx.now()).execute()).length
}

function byHandover<T extends OpenSilence & { readonly handoverId: string }>(
  silences: readonly T[],
): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const silence of silences) {
    const others = found.get(silence.handoverId)
    if (others === undefined) found.set(silence.handoverId, [silence])
    else others.push(silence)
  }
  return found
}

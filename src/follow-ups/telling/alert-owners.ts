import { queueDeliveries } from '../../deliveries/queue-deliveries.ts'
import { getOrganisation } from '../../organisation/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { Language } from '../../platform/language.ts'
import {
  announce,
  listUnannounced,
  lockOperatorMail,
  saveAlerted,
  type Unannounced,
} from './alert-queries.ts'
import { wantsAlerts } from './mail-choice.ts'
import { toldItems } from './told-items.ts'
import { listOperators, type ToldOperator } from './telling-queries.ts'

const MINUTE_MS = 60_000
/** What comes in the meantime is told together (S13). */
const BOUNCES_APART_MS = 15 * MINUTE_MS
const DISPUTES_APART_MS = MINUTE_MS
const OF_USE_MS = 24 * 60 * MINUTE_MS

/** Tells owners of disputes and bounces on their hand-overs. Answers how many messages it queued. */
export async function alertOwners(ctx: Context): Promise<number> {
  const unannounced = await listUnannounced(ctx.db)
  if (unannounced.length === 0) return 0
  const owners = [...new Set(unannounced.flatMap(({ ownerId }) => ownerId ?? []))]
  const told = (await listOperators(ctx.db, owners)).filter(({ choice }) => wantsAlerts(choice))
  const tellable = new Set(told.map(({ id }) => id))
  // Nobody is to be told of these at once: the desk and the digests have them.
  const silent = unannounced.filter(({ ownerId }) => ownerId === null || !tellable.has(ownerId))
  if (silent.length > 0) {
    const ids = silent.map(({ id }) => id)
    await announce(ctx.db, ids, ctx.now())
  }
  const { defaultLanguage } = await getOrganisation(ctx.db)
  let queued = 0
  for (const operator of told) {
    const theirs = unannounced.filter(({ ownerId }) => ownerId === operator.id)
    if (await alert(ctx, operator, theirs, defaultLanguage)) queued++
  }
  return queued
}

async function alert(
  ctx: Context,
  operator: ToldOperator,
  theirs: readonly Unannounced[],
  fallback: Language,
): Promise<boolean> {
  return await ctx.db.transaction().execute(async (db) => {
    const tx = { ...ctx, db }
    const now = tx.now()
    const known = await lockOperatorMail(db, operator.id)
    if (known === undefined || isTooSoon(known.alertedAt, theirs, now)) return false
    const ids = theirs.map(({ id }) => id)
    const taken = await announce(db, ids, now)
    const items = theirs.filter(({ id }) => taken.has(id))
    if (items.length === 0) return false
    await saveAlerted(db, operator.id, now)
    await queueDeliveries(tx, [
      {
        message: { template: 'operatorAlert', parameters: toldItems(tx, items) },
        recipient: operator.mail,
        language: operator.language ?? fallback,
        userId: operator.id,
        handoverId: null,
        dueAt: now,
        giveUpAt: new Date(now.getTime() + OF_USE_MS),
      },
    ])
    return true
  })
}

function isTooSoon(alertedAt: Date | null, items: readonly Unannounced[], now: Date): boolean {
  if (alertedAt === null) return false
  const since = now.getTime() - alertedAt.getTime()
  const apart = items.some(({ reason }) => reason === 'disputed')
    ? DISPUTES_APART_MS
    : BOUNCES_APART_MS
  // A clock that was set back must not silence anybody.
  return since >= 0 && since < apart
}

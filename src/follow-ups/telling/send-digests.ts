import { type QueuedMessage, queueDeliveries } from '../../deliveries/queue-deliveries.ts'
import type { FollowUpReason } from '../../handovers/contract.ts'
import { getOrganisation } from '../../organisation/queries.ts'
import type { Context } from '../../platform/context.ts'
import { digestDayAt } from './digest-day.ts'
import { claimDigestDay, wasDigested } from './digest-queries.ts'
import { wantsDigest } from './mail-choice.ts'
import {
  listNeedy,
  listOperators,
  type NeedyHandover,
  type ToldOperator,
} from './telling-queries.ts'
import { toldItems } from './told-items.ts'

const OF_USE_MS = 12 * 3_600_000

/**
 * Once a working day, every operator whom something waits for is told what. All of a day's digests are queued in
 * the transaction that marks the day, so there are all of them or none, and no second time.
 */
export async function sendDigests(ctx: Context): Promise<number> {
  const now = ctx.now()
  const { followUpPolicy, defaultLanguage } = await getOrganisation(ctx.db)
  const day = digestDayAt(followUpPolicy, now)
  if (day === null || (await wasDigested(ctx.db, day))) return 0
  return await ctx.db.transaction().execute(async (db) => {
    const tx = { ...ctx, db }
    if (!(await claimDigestDay(db, day, now))) return 0
    const operators = await listOperators(db)
    const needy = await listNeedy(db, now)
    const messages = operators
      .filter(({ choice }) => wantsDigest(choice))
      .flatMap((operator) => digestFor(tx, operator, operators, needy))
      .map(({ operator, ...digest }): QueuedMessage => ({
        message: { template: 'operatorDigest', parameters: digest },
        recipient: operator.mail,
        language: operator.language ?? defaultLanguage,
        userId: operator.id,
        handoverId: null,
        dueAt: now,
        giveUpAt: new Date(now.getTime() + OF_USE_MS),
      }))
    await queueDeliveries(tx, messages)
    return messages.length
  })
}

/** Their own, and those that nobody owns who can be told; nothing if there is neither. */
function digestFor(
  tx: Context,
  operator: ToldOperator,
  operators: readonly ToldOperator[],
  needy: readonly NeedyHandover[],
) {
  const own = needy.filter(({ ownerId }) => ownerId === operator.id)
  const nobodys = needy.filter(({ ownerId }) => operators.every(({ id }) => id !== ownerId))
  if (own.length + nobodys.length === 0) return []
  return [
    {
      operator,
      ...toldItems(tx, [...own, ...nobodys]),
      own: own.length,
      nobodys: nobodys.length,
      reasons: countReasons([...own, ...nobodys]),
    },
  ]
}

function countReasons(needy: readonly NeedyHandover[]) {
  const counts = new Map<FollowUpReason | null, number>()
  for (const { reason } of needy) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count }))
}

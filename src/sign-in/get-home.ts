import { countLocked } from '../credentials/lockout-queries.ts'
import { countWaiting, getTransportState } from '../deliveries/queries.ts'
import { countFollowUps } from '../follow-ups/queries.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { requireOperator } from '../roles/policy.ts'
import type { Home } from './contract.ts'
import { countPressingHandovers, findFirstSteps } from './home-queries.ts'

/** What needs the operator today, and how far a new installation has come. */
export async function getHome(
  { db, now, actor }: Context,
  { setUp }: Pick<Organisation, 'setUp'>,
): Promise<Home> {
  const [counts, pressing, lockedUsers, transport, waiting, steps] = await Promise.all([
    countFollowUps(db, { viewerId: requireOperator(actor).id, now: now() }),
    countPressingHandovers(db, now()),
    countLocked(db, now()),
    getTransportState(db),
    countWaiting(db),
    findFirstSteps(db),
  ])
  return {
    needsYou: counts.needsYou,
    waiting: counts.waiting,
    receiptsLast30Days: counts.done,
    expiringWithin24Hours: pressing.expiringWithin24Hours,
    failed: pressing.failed,
    letters: counts.letters,
    lockedUsers,
    mail: { state: transport.state, reason: transport.reason, waiting },
    checklist: [
      { item: 'organisation', done: setUp },
      { item: 'mail', done: transport.state === 'ready' },
      { item: 'users', done: steps.users },
      { item: 'operators', done: steps.operators },
      { item: 'firstReset', done: steps.firstReset },
    ],
  }
}

import { countLocked } from '../credentials/lockout-queries.ts'
import { countWaiting } from '../deliveries/queries.ts'
import { pauseFor } from '../deliveries/transport-choice.ts'
import { listTransportStates } from '../deliveries/transport-queries.ts'
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
  const [counts, pressing, lockedUsers, transports, waiting, steps] = await Promise.all([
    countFollowUps(db, { viewerId: requireOperator(actor).id, now: now() }),
    countPressingHandovers(db, now()),
    countLocked(db, now()),
    listTransportStates(db),
    countWaiting(db),
    findFirstSteps(db),
  ])
  const pause = pauseFor(transports, null)
  return {
    needsYou: counts.needsYou,
    waiting: counts.waiting,
    receiptsLast30Days: counts.done,
    expiringWithin24Hours: pressing.expiringWithin24Hours,
    failed: pressing.failed,
    letters: counts.letters,
    lockedUsers,
    mail: {
      state: pause === null ? 'ready' : 'paused',
      reason: pause?.reason ?? null,
      retryAt: pause?.retryAt?.toISOString() ?? null,
      waiting,
      pausedTransports: transports
        .filter(({ state }) => state === 'paused')
        .map(({ name }) => name),
    },
    checklist: [
      { item: 'organisation', done: setUp },
      { item: 'mail', done: pause === null },
      { item: 'users', done: steps.users },
      { item: 'operators', done: steps.operators },
      { item: 'firstReset', done: steps.firstReset },
    ],
  }
}

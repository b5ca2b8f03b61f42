import { countLocked } from '../credentials/lockout-queries.ts'
import { presentHandover } from '../handovers/present-handover.ts'
import { countFollowUps, listNeediest } from '../follow-ups/queries.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/database.ts'
import { mayDo, requireOperator } from '../roles/policy.ts'
import type { Home } from './contract.ts'
import { getHealth } from './get-health.ts'
import { countPressingHandovers, findFirstSteps, listNewest } from './home-queries.ts'

/** How many hand-overs Home shows. */
const SHOWN = 5

/** What needs the operator today, how all is going, and how far a new installation has come. */
export async function getHome(
  context: Context,
  { setUp }: Pick<Organisation, 'setUp'>,
): Promise<Home> {
  const { db, now, actor } = context
  const operator = requireOperator(actor)
  const viewer = { viewerId: operator.id, now: now() }
  const [counts, pressing, lockedUsers, latest, health, steps] = await Promise.all([
    countFollowUps(db, viewer),
    countPressingHandovers(db, now()),
    countLocked(db, now()),
    mayDo(operator.roles, 'followUps.read') ? listLatest(db, viewer) : [],
    getHealth(context),
    findFirstSteps(db),
  ])
  return {
    needsYou: counts.mine.needsYou + counts.unassigned.needsYou,
    waiting: counts.waiting,
    letters: counts.letters,
    ...pressing,
    lockedUsers,
    latest: latest.map((row) => presentHandover(row, operator, now())),
    health,
    checklist: [
      { item: 'organisation', done: setUp },
      { item: 'mail', done: health.mail.state === 'ready' },
      { item: 'users', done: steps.users },
      { item: 'operators', done: steps.operators },
      { item: 'firstReset', done: steps.firstReset },
    ],
  }
}

/** What needs the caller; if nothing does, the newest of all. */
async function listLatest(db: Database, viewer: { viewerId: string; now: Date }) {
  const neediest = await listNeediest(db, viewer, SHOWN)
  return neediest.length > 0 ? neediest : await listNewest(db, SHOWN)
}

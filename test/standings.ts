import { listEvents } from '../src/handovers/event-queries.ts'
import type { HandoverEventKind } from '../src/handovers/contract.ts'
import { type Standing, standingOf } from '../src/handovers/handover.ts'
import type { Database } from '../src/platform/database.ts'

/** What the columns of every hand-over say, beside what its events fold to. Both must be the same. */
export async function standings(
  db: Database,
): Promise<{ stored: Standing[]; folded: (Standing | undefined)[] }> {
  const handovers = await db
    .selectFrom('handover')
    .select(['id', 'state', 'state_at as stateAt', 'open', 'receipt_at as receiptAt'])
    .orderBy('number')
    .execute()
  const folded = await Promise.all(
    handovers.map(async ({ id }) =>
      standingOf(
        (await listEvents(db, id)).map(({ kind, at }) => ({ kind: kind as HandoverEventKind, at })),
      ),
    ),
  )
  return {
    stored: handovers.map(({ id: _id, ...stored }) => stored as Standing),
    folded,
  }
}

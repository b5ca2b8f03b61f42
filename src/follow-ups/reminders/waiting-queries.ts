import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { selectWaiting } from '../silence/silence-queries.ts'

/** Open hand-overs whose recipients may be reminded once more, with what they have been sent; as `selectWaiting`. */
export function selectRemindable(
  db: Database,
  { before, limit, most }: { before: number | null; limit: number; most: number },
) {
  return selectWaiting(db, { before, limit })
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('handover_reminder as r')
          .whereRef('r.handover_id', '=', 'h.id')
          .select((reminder) => [
            reminder.fn.countAll<number>().as('reminders'),
            reminder.fn.max<Date | null>('r.at').as('lastRemindedAt'),
            sql<boolean>`coalesce(bool_or(r.occasion = 'beforeEnd'), false)`.as('remindedOfEnd'),
          ])
          .as('sent'),
      (join) => join.onTrue(),
    )
    .select(['sent.reminders', 'sent.lastRemindedAt', 'sent.remindedOfEnd'])
    .where('sent.reminders', '<', most)
}

import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database } from '../../platform/database.ts'
import { ARRIVALS, type ReminderOccasion } from './reminder.ts'

/** When the message left, and every reminder so far. */
export async function getReminders(
  db: Database,
  handoverId: string,
): Promise<{ readonly arrivedAt: Date | null; readonly remindedAt: readonly Date[] }> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('handover_event as e')
        .select((event) => event.fn.min('e.at').as('at'))
        .where('e.handover_id', '=', handoverId)
        .where('e.kind', 'in', ARRIVALS)
        .as('arrivedAt'),
      jsonArrayFrom(
        eb
          .selectFrom('handover_reminder as r')
          .select('r.at')
          .where('r.handover_id', '=', handoverId),
      ).as('reminders'),
    ])
    .executeTakeFirstOrThrow()
  return {
    arrivedAt: row.arrivedAt,
    remindedAt: row.reminders.map(({ at }) => new Date(at)),
  }
}

/** Answers whether it is the first of its kind: a second one for the same end isn't written. */
export async function insertReminder(
  db: Database,
  reminder: { handoverId: string; ordinal: number; occasion: ReminderOccasion; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('handover_reminder')
    .values({
      handover_id: reminder.handoverId,
      ordinal: reminder.ordinal,
      occasion: reminder.occasion,
      at: reminder.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

import { remindByClock } from '../../handovers/reminders/remind-recipient.ts'
import { isQuiet } from '../../organisation/calendar/working-time.ts'
import { getOrganisation } from '../../organisation/queries.ts'
import type { Context } from '../../platform/context.ts'
import { dueReminder, type ReminderTimes } from './due-reminder.ts'
import { selectRemindable } from './waiting-queries.ts'

const PAGE = 5_000
/** What a night has gathered leaves over some minutes. */
const MOST_A_ROUND = 200

/** Reminds recipients who are silent, one transaction each. Answers how many. */
export async function remindSilent(ctx: Context): Promise<number> {
  const now = ctx.now()
  const { followUpPolicy: policy } = await getOrganisation(ctx.db)
  const { most } = policy.reminders
  if (most === 0 || isQuiet(policy, now)) return 0
  let sent = 0
  let before: number | null = null
  do {
    const page: (ReminderTimes & { readonly id: string; readonly number: number })[] =
      await selectRemindable(ctx.db, { before, limit: PAGE, most }).execute()
    for (const times of page) {
      const occasion = dueReminder(times, policy, now)
      if (occasion === null) continue
      if (await remindByClock(ctx, times.id, occasion)) sent++
      if (sent === MOST_A_ROUND) return sent
    }
    before = page.length === PAGE ? (page.at(-1)?.number ?? null) : null
  } while (before !== null)
  return sent
}

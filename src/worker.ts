import { sql } from 'kysely'
import { eraseDeletedUsers } from './accounts/erase-deleted-users.ts'
import { deleteEndedWindows } from './platform/rate-limits.ts'
import { mailSender } from './deliveries/sending/mail-sender.ts'
import { oldestThatCounts } from './deliveries/sending-limits.ts'
import type { MailTransport } from './deliveries/smtp-transport.ts'
import { remindSilent } from './follow-ups/reminders/remind-silent.ts'
import { deleteOldUses } from './deliveries/transport-queries.ts'
import { noticeSilence } from './follow-ups/silence/notice-silence.ts'
import { alertOwners } from './follow-ups/telling/alert-owners.ts'
import { sendDigests } from './follow-ups/telling/send-digests.ts'
import { eraseImports } from './import/erase-imports.ts'
import { verifyImports } from './import/verifying/verify-imports.ts'
import { JOB_KINDS } from './job-kinds.ts'
import { tidyJobs } from './jobs/running/gather-queries.ts'
import { cancelForgotten } from './jobs/running/stop-jobs.ts'
import { startJobs } from './jobs/running/start-jobs.ts'
import { eraseRevealed, expireHandovers } from './handovers/expire-handovers.ts'
import { endOverdueLetters } from './handovers/letters/end-overdue-letters.ts'
import { collectRuns } from './overview/collect-runs.ts'
import type { Context } from './platform/context.ts'
import type { Announcements } from './platform/announcements.ts'
import type { Database } from './platform/database.ts'
import { startLoop } from './platform/loop.ts'
import { deleteEndedSessions } from './sessions/queries.ts'

export interface Worker {
  /** Looks at the outbox now. */
  wake(): void
  /** Ends when what is under way has ended. */
  stop(): Promise<void>
}

export interface WorkerOptions {
  readonly services: Omit<Context, 'actor' | 'network'>
  readonly announcements: Announcements
  readonly transports: readonly MailTransport[]
}

const MAIL_EVERY_MS = 1_000
const CLOCK_EVERY_MS = 5_000
const SILENCE_EVERY_MS = 60_000
const TELLING_EVERY_MS = 15_000
const IMPORTS_EVERY_MS = 5_000
const TIDY_EVERY_MS = 300_000
const MOST_ERASED_BATCHES = 10

/** What goes on without anybody asking: mail that is due, and what the clock ends and notices. */
export function startWorker({ services, announcements, transports }: WorkerOptions): Worker {
  const job = (name: string): Context => ({
    ...services,
    network: '',
    actor: { kind: 'job', name },
  })
  const { log } = services
  const runs = collectRuns(services)
  const { note } = runs
  const announceSent = sentAnnouncer(services.db)
  const sender = mailSender(job('mail'), transports, () => mail.wake())
  const mail = startLoop({ name: 'mail', everyMs: MAIL_EVERY_MS, log, note }, async () => {
    const isNews = await sender.look()
    await announceSent(sender.takeDone())
    return isNews
  })
  const clock = startLoop({ name: 'clock', everyMs: CLOCK_EVERY_MS, log, note }, async () => {
    const ended = await expireHandovers(job('clock'))
    const erased = await eraseRevealed(job('clock'))
    const letters = await endOverdueLetters(job('clock'))
    return ended + erased + letters > 0
  })
  const silence = startLoop({ name: 'silence', everyMs: SILENCE_EVERY_MS, log, note }, async () => {
    await noticeSilence(job('clock'))
    return false
  })
  const reminders = startLoop(
    { name: 'reminders', everyMs: SILENCE_EVERY_MS, log, note },
    async () => {
      await remindSilent(job('clock'))
      return false
    },
  )
  const telling = startLoop({ name: 'telling', everyMs: TELLING_EVERY_MS, log, note }, async () => {
    await alertOwners(job('clock'))
    await sendDigests(job('clock'))
    return false
  })
  const tidy = startLoop({ name: 'tidy', everyMs: TIDY_EVERY_MS, log, note }, async () => {
    const now = services.now()
    await deleteEndedSessions(services.db, now)
    await deleteEndedWindows(services.db, now)
    await tidyJobs(services.db, now)
    await cancelForgotten(job('clock'))
    await eraseImports(job('clock'))
    // Some thousand at a time: what else is to be tidied doesn't wait for a school's leavers.
    for (let batch = 0; batch < MOST_ERASED_BATCHES; batch++)
      if ((await eraseDeletedUsers(job('clock'))) === 0) break
    await deleteOldUses(services.db, oldestThatCounts(now))
    return false
  })
  const imports = startLoop(
    { name: 'imports', everyMs: IMPORTS_EVERY_MS, log, note },
    async () => await verifyImports(job('import')),
  )
  const jobs = startJobs(services, JOB_KINDS, announcements, note)
  // If the connection is lost, the loop's own rhythm goes on.
  const stopHearing = [
    announcements.hear(['kvittens_delivery'], () => mail.wake()),
    announcements.hear(['kvittens_job'], () => imports.wake()),
  ]

  return {
    wake: () => mail.wake(),
    async stop() {
      for (const stop of stopHearing) stop()
      const loops = [mail, clock, silence, reminders, telling, tidy, imports, jobs]
      await Promise.all(loops.map((loop) => loop.stop()))
      await sender.stop()
      await runs.close()
    },
  }
}

const ANNOUNCE_EVERY_MS = 1_000

/**
 * Tells the desk that messages have left, once a second or when there are no more. An announcement in each
 * message's own transaction would make their commits wait for each other, and the resets' for them.
 */
function sentAnnouncer(db: Database): (sent: number) => Promise<void> {
  let isDue = false
  let announcedAt = 0
  return async (sent) => {
    if (sent > 0) isDue = true
    if (!isDue || (sent > 0 && Date.now() - announcedAt < ANNOUNCE_EVERY_MS)) return
    isDue = false
    announcedAt = Date.now()
    await sql`select pg_notify('kvittens_desk', '')`.execute(db)
  }
}

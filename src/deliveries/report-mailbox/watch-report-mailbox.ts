import { randomUUID } from 'node:crypto'
import type { ImapFlow } from 'imapflow'
import type { Context } from '../../platform/context.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import { makeDoneFolder } from './file-reports.ts'
import { followNews } from './follow-news.ts'
import { classifyImapError, imapAnswerOf, secondsUntilRetry } from './imap-fault.ts'
import { accountOf, type ReportMailboxSettings } from './imap-settings.ts'
import { mailboxCredentials } from './mailbox-credentials.ts'
import {
  announceReportMailbox,
  claimReportMailbox,
  type MailboxPosition,
  postponeReportMailbox,
  releaseReportMailbox,
  saveMailboxPosition,
} from './mailbox-queries.ts'
import { openMailboxClient } from './open-mailbox-client.ts'
import { readNewMail } from './read-new-mail.ts'

export interface WatchTimes {
  /** How often whoever stands by asks whether the mailbox is free. */
  readonly claimEveryMs: number
  /** How often it is looked into, news or not: also where a server announces nothing. */
  readonly readEveryMs: number
}

const TIMES: WatchTimes = { claimEveryMs: 5_000, readEveryMs: 60_000 }
// Whoever dies with the mailbox leaves it to the others after this.
const LEASE_MS = 180_000

/**
 * Reads reports out of a mailbox for as long as the process lives. Of several workers one reads, under a lease; the
 * others stand by. A fault ends the connection, is kept for all to see, and is tried again later and later.
 */
export function watchReportMailbox(
  services: Omit<Context, 'actor' | 'network'>,
  settings: ReportMailboxSettings,
  times: WatchTimes = TIMES,
): Pick<Loop, 'stop'> {
  const ctx: Context = { ...services, network: '', actor: { kind: 'job', name: 'reports' } }
  const { db, log, now } = ctx
  const holder = randomUUID()
  const { account, server } = accountOf(settings)
  const credentials = mailboxCredentials(settings.signIn, now)
  const ending = new AbortController()
  let isAnnounced = false
  let isFirst = true
  let faults = 0
  // As it was with the last report.
  let mayFile = true

  const loop = startLoop({ name: 'report mailbox', everyMs: times.claimEveryMs, log }, async () => {
    if (!isAnnounced) await announceReportMailbox(db, { account, server })
    isAnnounced = true
    const from = await claimReportMailbox(db, {
      account,
      holder,
      now: now(),
      leaseMs: LEASE_MS,
      mayHurry: isFirst,
    })
    if (from === undefined) return false
    isFirst = false
    faults = from.faults
    try {
      await readUntilItEnds(from)
    } catch (error) {
      if (!ending.signal.aborted) await noteFault(error)
    } finally {
      await releaseReportMailbox(db, holder)
    }
    return false
  })

  async function readUntilItEnds(from: MailboxPosition): Promise<void> {
    const client = await openMailboxClient(settings, await credentials.get(), ending.signal)
    try {
      const news = followNews(client)
      await makeDoneFolder(client, settings.doneFolder)
      let position: MailboxPosition | undefined = from
      while (!ending.signal.aborted) {
        position = await readOnce(client, position)
        if (position === undefined) return
        await news.wait(times.readEveryMs)
      }
    } finally {
      client.close()
    }
  }

  /** Undefined: another worker has the mailbox now. */
  async function readOnce(
    client: ImapFlow,
    from: MailboxPosition,
  ): Promise<MailboxPosition | undefined> {
    let last = from
    for await (const { position, isFiled } of readNewMail(ctx, { ...settings, client }, from)) {
      mayFile = isFiled ?? mayFile
      const isKept = await saveMailboxPosition(db, {
        ...position,
        holder,
        now: now(),
        leaseMs: LEASE_MS,
        reason: mayFile ? null : 'filingRefused',
      })
      if (!isKept) return undefined
      faults = 0
      last = position
    }
    return last
  }

  async function noteFault(error: unknown): Promise<void> {
    const reason = classifyImapError(error)
    if (reason === 'signInRefused') credentials.refuse()
    const isOurs = reason === 'unexpected'
    const serverAnswer = isOurs ? null : imapAnswerOf(error)
    faults += 1
    const retryAt = new Date(now().getTime() + secondsUntilRetry(reason, faults) * 1000)
    await postponeReportMailbox(db, { holder, reason, serverAnswer, faults, retryAt })
    // A fault of ours, or of the database: the loop logs it with its stack.
    if (isOurs) throw error
    log.warn({ reason, serverAnswer, retryAt }, 'the report mailbox can not be read')
  }

  return {
    async stop() {
      ending.abort()
      await loop.stop()
    },
  }
}

import type pg from 'pg'
import { deleteEndedWindows } from './platform/rate-limits.ts'
import { sendDueDeliveries } from './deliveries/send-due-deliveries.ts'
import type { MailTransport } from './deliveries/smtp-transport.ts'
import { noticeSilence } from './follow-ups/silence/notice-silence.ts'
import { eraseRevealed, expireHandovers } from './handovers/expire-handovers.ts'
import type { Context } from './platform/context.ts'
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
  readonly pool: pg.Pool
  readonly transport: MailTransport | undefined
}

const MAIL_EVERY_MS = 1_000
const CLOCK_EVERY_MS = 5_000
const SILENCE_EVERY_MS = 60_000
const TIDY_EVERY_MS = 300_000

/** What goes on without anybody asking: mail that is due, and what the clock ends and notices. */
export function startWorker({ services, pool, transport }: WorkerOptions): Worker {
  const job = (name: string): Context => ({
    ...services,
    network: '',
    actor: { kind: 'job', name },
  })
  const { log } = services
  const mail = startLoop(
    { name: 'mail', everyMs: MAIL_EVERY_MS, log },
    async () => (await sendDueDeliveries(job('mail'), transport)) > 0,
  )
  const clock = startLoop({ name: 'clock', everyMs: CLOCK_EVERY_MS, log }, async () => {
    const ended = await expireHandovers(job('clock'))
    const erased = await eraseRevealed(job('clock'))
    return ended + erased > 0
  })
  const silence = startLoop({ name: 'silence', everyMs: SILENCE_EVERY_MS, log }, async () => {
    await noticeSilence(job('clock'))
    return false
  })
  const tidy = startLoop({ name: 'tidy', everyMs: TIDY_EVERY_MS, log }, async () => {
    const now = services.now()
    await deleteEndedSessions(services.db, now)
    await deleteEndedWindows(services.db, now)
    return false
  })
  const stopListening = listen(pool, () => mail.wake(), log)

  return {
    wake: () => mail.wake(),
    async stop() {
      await Promise.all([mail.stop(), clock.stop(), silence.stop(), tidy.stop()])
      await stopListening()
    },
  }
}

/** New messages announce themselves; if the connection is lost, the loop's own rhythm goes on. */
function listen(pool: pg.Pool, wake: () => void, log: Context['log']): () => Promise<void> {
  const connected = pool
    .connect()
    .then(async (client) => {
      client.on('notification', wake)
      client.on('error', ({ message }) => log.warn({ message }, 'lost the wake-up connection'))
      await client.query('listen kvittens_delivery')
      return client
    })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'unknown'
      log.warn({ message }, 'no wake-up connection')
      return undefined
    })
  return async () => (await connected)?.release(true)
}

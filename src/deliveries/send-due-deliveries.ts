import type { Context } from '../platform/context.ts'
import { mailSender } from './sending/mail-sender.ts'
import type { MailTransport } from './smtp-transport.ts'

/** Sends all that is due and ends when nothing is. Answers how many messages were done with. */
export async function sendDueDeliveries(
  ctx: Context,
  transports: readonly MailTransport[],
): Promise<number> {
  let isWoken = false
  let wake: (() => void) | undefined
  const sender = mailSender(ctx, transports, () => {
    isWoken = true
    wake?.()
  })
  try {
    for (;;) {
      isWoken = false
      const isNews = await sender.look()
      if (isNews) continue
      if (!sender.isBusy() && !isWoken) return sender.takeDone()
      if (!isWoken) await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    await sender.stop()
  }
}

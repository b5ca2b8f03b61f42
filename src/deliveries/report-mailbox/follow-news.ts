import type { ImapFlow } from 'imapflow'

export interface MailboxNews {
  /** Ends when the server has announced something since the last time, the connection ends, or it is time. */
  wait(everyMs: number): Promise<void>
}

/** Hears what a server announces in an open mailbox, also while it is being read. */
export function followNews(client: ImapFlow): MailboxNews {
  let hasNews = false
  let wake: (() => void) | undefined
  const tell = (): void => {
    hasNews = true
    wake?.()
  }
  client.on('exists', tell)
  client.on('close', tell)
  return {
    async wait(everyMs) {
      if (!hasNews) {
        // Where the server knows no IDLE this does nothing; a lost connection is noticed by what comes next.
        client.idle().catch(() => undefined)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, everyMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      hasNews = false
    },
  }
}

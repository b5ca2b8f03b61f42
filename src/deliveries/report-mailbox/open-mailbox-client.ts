import { ImapFlow } from 'imapflow'
import type { ReportMailboxSettings } from './imap-settings.ts'
import type { ImapCredentials } from './mailbox-credentials.ts'

const TIMEOUT_MS = 20_000
// Longer than the pause between two looks, during which only the server's own news pass.
const SILENCE_MS = 180_000
// What a server may make us hold at once: two million numbers of messages, or one message's header.
const LARGEST_LINE_BYTES = 16_000_000
const LARGEST_LITERAL_BYTES = 1_000_000

/** A connection with the mailbox open, its certificate verified. Throws what imapflow throws. */
export async function openMailboxClient(
  { host, port, implicitTls, requireTls, user, mailbox }: ReportMailboxSettings,
  credentials: ImapCredentials,
  signal: AbortSignal,
): Promise<ImapFlow> {
  const client = new ImapFlow({
    host,
    port,
    secure: implicitTls,
    ...(requireTls && { doSTARTTLS: true }),
    auth: { user, ...credentials },
    logger: false,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: SILENCE_MS,
    maxLineLength: LARGEST_LINE_BYTES,
    maxLiteralSize: LARGEST_LITERAL_BYTES,
    maxResponseSize: 2 * LARGEST_LINE_BYTES,
    disableCompression: true,
    clientInfo: { name: 'Kvittens' },
  })
  // An error also rejects whatever is under way, or closes the connection, which is noticed.
  client.on('error', () => undefined)
  const close = (): void => client.close()
  signal.addEventListener('abort', close)
  client.once('close', () => signal.removeEventListener('abort', close))
  try {
    await client.connect()
    await client.mailboxOpen(mailbox)
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

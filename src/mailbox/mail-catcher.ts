import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Context } from '../platform/context.ts'
import { insertMailboxMessage } from './queries.ts'

export interface MailCatcher {
  readonly port: number
  close(): Promise<void>
}

const MAX_BYTES = 1_000_000

/** The demo's mail server, on loopback only: catches all mail and answers 250 after the commit. */
export async function startMailCatcher({
  db,
  keys,
  now,
  log,
}: Pick<Context, 'db' | 'keys' | 'now' | 'log'>): Promise<MailCatcher> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: MAX_BYTES,
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('Message too large'), { responseCode: 552 }))
          return
        }
        insertMailboxMessage(db, keys, Buffer.concat(chunks).toString('utf8'), now()).then(
          () => done(),
          (error: unknown) => {
            log.error({ err: error }, 'the mailbox could not keep a message')
            done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
          },
        )
      })
    },
  })
  server.on('error', (error) => log.warn({ err: error }, 'mailbox connection'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address() as AddressInfo
  return {
    port: address.port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Context } from '../../platform/context.ts'
import { REPORT_LIMITS } from './parse-report.ts'
import type { Refusals } from './refusals.ts'
import { takeReportMail } from './take-report-mail.ts'
import { readReportTag, tagOfRecipient } from './verp.ts'

export interface ReportListenerSettings {
  /** What the variable return paths are made of. */
  readonly address: string
  readonly host: string
  readonly port: number
}

export interface ReportListener {
  readonly port: number
  close(): Promise<void>
}

const TIMEOUT_MS = 60_000

/**
 * A mail server for delivery reports alone: takes only what is addressed to a message of ours, with the MAC in the
 * address (S25), and answers 250 after the commit. A fault of ours is answered with 451, so that it comes again.
 */
export async function startReportListener(
  services: Omit<Context, 'actor' | 'network'>,
  refusals: Refusals,
  { address, host, port }: ReportListenerSettings,
): Promise<ReportListener> {
  const { log, keys } = services
  const ctx: Context = { ...services, network: '', actor: { kind: 'job', name: 'reports' } }
  const deliveryOf = (recipient: string): string | undefined =>
    readReportTag(keys.derive('report'), tagOfRecipient(recipient, address) ?? '')
  const server = new SMTPServer({
    name: address.slice(address.lastIndexOf('@') + 1),
    banner: 'Kvittens delivery reports',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: REPORT_LIMITS.bytes,
    maxRecipients: 1,
    socketTimeout: TIMEOUT_MS,
    logger: false,
    onRcptTo(recipient, _session, done) {
      if (deliveryOf(recipient.address) !== undefined) return done()
      refusals.count('unknownAddress')
      done(reply(550, 'No such report address'))
    },
    onData(stream, session, done) {
      const [recipient] = session.envelope.rcptTo
      const deliveryId = deliveryOf(recipient?.address ?? '')
      const chunks: Buffer[] = []
      let bytes = 0
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes <= REPORT_LIMITS.bytes) chunks.push(chunk)
      })
      stream.on('end', () => {
        if (bytes > REPORT_LIMITS.bytes || stream.sizeExceeded) {
          refusals.count('tooLarge')
          done(reply(552, 'Too large for a report'))
          return
        }
        takeReportMail(ctx, Buffer.concat(chunks), deliveryId).then(
          () => done(),
          (error: unknown) => {
            log.error({ err: error, deliveryId }, 'a delivery report could not be kept')
            done(reply(451, 'Try again later'))
          },
        )
      })
    },
  })
  server.on('error', (error) => log.warn({ err: error }, 'report connection'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  const listening = server.server.address() as AddressInfo
  return {
    port: listening.port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

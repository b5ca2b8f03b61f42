import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface SunkMail {
  readonly to: string
  readonly envelopeFrom: string
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly raw: string
}

/** A real mail server on loopback that keeps what it is given. */
export async function startMailSink() {
  const mails: SunkMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        void PostalMime.parse(raw).then((email) => {
          mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address).join(),
            envelopeFrom:
              session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
            messageId: email.messageId ?? '',
            subject: email.subject ?? '',
            text: email.text ?? '',
            html: email.html ?? '',
            raw,
          })
          done()
        })
      })
    },
  })
  // Senders that are killed break off.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    /** What has arrived since the last call. */
    take: () => mails.splice(0),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The path of a link of ours in a mail: `/r/TOKEN`, `/d/TOKEN`, `/confirm-address/TOKEN`. */
export function linkIn(mail: SunkMail | undefined, kind: 'r' | 'd' | 'confirm-address'): string {
  const found = new RegExp(`/${kind}/[A-Za-z0-9_-]{43}`).exec(mail?.text ?? '')
  if (found === null) throw new Error(`No /${kind}/ link in the mail to ${mail?.to ?? 'nobody'}.`)
  return found[0]
}

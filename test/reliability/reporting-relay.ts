import { setTimeout as sleep } from 'node:timers/promises'
import { deliveryStatusNotification, type Fate, mailTo } from '../delivery-status-notification.ts'
import { startSmtpServer } from '../smtp-servers.ts'

/** What becomes of mail for a domain, one report after the other. */
export type Fates = Readonly<Record<string, readonly Fate[] | 'greylisted'>>

/** A relay that reports as RFC 3464 has it, where there is no root for a real one. */
export async function startReportingRelay(fates: Fates, reportPort: number): Promise<number> {
  const known = new Set<string>()
  return await startSmtpServer({
    hideDSN: false,
    onRcptTo({ address }, _session, done) {
      const isNew = fates[domainOf(address)] === 'greylisted' && !known.has(address)
      known.add(address)
      done(isNew ? Object.assign(new Error('4.7.1 Greylisted'), { responseCode: 451 }) : undefined)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const messageId = /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? ''
        // Gone as soon as the answer is given.
        const { mailFrom, rcptTo } = session.envelope
        done()
        const envelopeFrom = mailFrom === false ? '' : mailFrom.address
        for (const { address: to } of rcptTo) {
          const told = fates[domainOf(to)] ?? []
          void tell({ to, messageId, envelopeFrom }, told === 'greylisted' ? [] : told)
        }
      })
    },
  })

  async function tell(
    mail: { to: string; messageId: string; envelopeFrom: string },
    told: readonly Fate[],
  ): Promise<void> {
    for (const fate of told) {
      await sleep(200)
      await mailTo(reportPort, mail.envelopeFrom, deliveryStatusNotification(mail, fate))
    }
  }
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

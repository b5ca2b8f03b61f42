import { randomUUID } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { SunkMail } from './mail-sink.ts'

export interface Fate {
  readonly action: 'delivered' | 'relayed' | 'delayed' | 'failed'
  readonly status: string
  readonly diagnostic?: string
}

/** What a mail server answers about a mail that it took, as RFC 3464 has it; each is a mail of its own. */
export function deliveryStatusNotification(
  mail: Pick<SunkMail, 'to' | 'messageId' | 'envelopeFrom'>,
  { action, status, diagnostic = 'smtp; 250 ok' }: Fate,
): string {
  const boundary = `b${randomUUID()}`
  return [
    'From: Mail Delivery System <mailer-daemon@mx.home.example>',
    `To: <${mail.envelopeFrom}>`,
    `Message-ID: <${randomUUID()}@mx.home.example>`,
    'Subject: Delivery report',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system of mx.home.example.',
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.home.example',
    '',
    `Final-Recipient: rfc822; ${mail.to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx2.home.example',
    `Diagnostic-Code: ${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${mail.messageId}`,
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

/** Hands a mail to a report listener as another mail server would, with the null sender. Throws what it answers. */
export async function mailTo(
  port: number,
  recipient: string,
  raw: string,
): Promise<{ response: string }> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    return await transport.sendMail({ envelope: { from: '', to: [recipient] }, raw })
  } finally {
    transport.close()
  }
}

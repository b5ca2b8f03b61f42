import type { ReadSetting, Report } from './config.ts'
import type { ReportListenerSettings } from './deliveries/reports/report-listener.ts'
import type { SmtpSettings } from './deliveries/smtp-transport.ts'
import type { MailEventSettings } from './deliveries/webhooks/settings.ts'
import { Secret } from './platform/secret.ts'

/** Percent-decoded; undefined if it can't be. */
export function decodePart(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Our own mail server for delivery reports, `host:port`. */
export function readReportListener(
  setting: ReadSetting,
  report: Report,
  [first]: readonly SmtpSettings[],
): ReportListenerSettings | null {
  const value = setting('MAIL_REPORTS_LISTEN')
  if (value === null) return null
  const [, host, digits] = /^(.+):(\d{1,5})$/.exec(value) ?? []
  const port = Number(digits)
  if (host === undefined || port > 65_535)
    report('MAIL_REPORTS_LISTEN', 'This is no address.', 'Write host:port, such as 0.0.0.0:25.')
  else if (first !== undefined && first.reportAddress !== null)
    return { host: host.replace(/^\[(.*)\]$/, '$1'), port, address: first.reportAddress }
  else if (first === undefined || setting('MAIL_REPORTS_ADDRESS') === 'off')
    report(
      'MAIL_REPORTS_LISTEN',
      'Without SMTP_URL and an address for reports none can come.',
      'Set SMTP_URL and MAIL_REPORTS_ADDRESS, or leave it out.',
    )
  return null
}

/** Whose events are taken at `/hooks/mail/PROVIDER`: the provider, a colon, and what proves that they are its own. */
export function readMailEvents(value: string | null, report: Report): MailEventSettings | null {
  const [, provider, proof = ''] = /^(ses|sendgrid|postmark|mailgun):(.+)$/.exec(value ?? '') ?? []
  switch (provider) {
    case 'ses':
      if (/^arn:aws(?:-cn)?:sns:[a-z0-9-]+:\d{12}:\S+$/.test(proof))
        return { provider, topicArn: proof }
      break
    case 'sendgrid':
      if (/^[A-Za-z0-9+/=]{80,}$/.test(proof)) return { provider, publicKey: proof }
      break
    case 'postmark': {
      const [username = '', ...rest] = proof.split(':')
      const password = rest.join(':')
      if (username !== '' && password.length >= 16)
        return { provider, username, password: new Secret(password) }
      break
    }
    case 'mailgun':
      return { provider, signingKey: new Secret(proof) }
    case undefined:
  }
  if (value !== null)
    report(
      'MAIL_EVENTS',
      'This names no provider with its proof.',
      'Write ses:TOPIC-ARN, sendgrid:PUBLIC-KEY, postmark:USER:PASSWORD (16 characters or more) or mailgun:SIGNING-KEY.',
    )
  return null
}

import type { ReportSource } from '../reports/report.ts'

export type Provider = Exclude<ReportSource, 'dsn'>

/** The name under which providers keep the tag and give it back. Postmark takes 20 characters. */
export const TAG_NAME = 'kvittens-tag'

/** In Amazon's events only with the original headers, which need no configuration set. */
export const TAG_HEADER = 'X-Kvittens-Tag'

/** For nodemailer: as it stands. Of a text with quotation marks it would make encoded words (RFC 2047), and no JSON. */
interface PreparedHeader {
  readonly prepared: true
  readonly value: string
}

/**
 * Headers for a message, so that the provider's events about it carry its tag. The tag is a delivery's id with our MAC,
 * and recipients may see it: whoever knows it can't make another (S25).
 */
export function providerHeaders(provider: Provider, tag: string): Record<string, PreparedHeader> {
  if (!/^[0-9a-z-]{1,64}$/.test(tag)) throw new Error('A tag has letters, digits and hyphens.')
  switch (provider) {
    case 'ses':
      return {
        [TAG_HEADER]: asItStands(tag),
        'X-SES-MESSAGE-TAGS': asItStands(`${TAG_NAME}=${tag}`),
      }
    case 'sendgrid':
      return { 'X-SMTPAPI': asItStands(JSON.stringify({ unique_args: { [TAG_NAME]: tag } })) }
    case 'postmark':
      return { [`X-PM-Metadata-${TAG_NAME}`]: asItStands(tag) }
    case 'mailgun':
      return { 'X-Mailgun-Variables': asItStands(JSON.stringify({ [TAG_NAME]: tag })) }
  }
}

function asItStands(value: string): PreparedHeader {
  return { prepared: true, value }
}

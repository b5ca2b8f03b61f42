import type { Context } from '../../platform/context.ts'
import type { Refusals } from '../reports/refusals.ts'
import { recordReport } from '../reports/record-report.ts'
import { readReportTag } from '../reports/verp.ts'
import { parseAmazonSes, verifyAmazonSes } from './amazon-ses.ts'
import { parseMailgun, verifyMailgun } from './mailgun.ts'
import { parsePostmark, verifyPostmark } from './postmark.ts'
import type { ParsedReports, ReadTag } from './provider-event.ts'
import { parseSendGrid, verifySendGrid } from './sendgrid.ts'
import type { MailEventSettings } from './settings.ts'
import type { WebhookRefusal, WebhookRequest } from './webhook-check.ts'

/** Where events come from, and how to ask Amazon. */
export interface MailEvents {
  readonly settings: MailEventSettings
  readonly refusals: Refusals
  readonly getCertificate: (url: string) => Promise<string>
  readonly confirmSubscription: (url: string) => Promise<unknown>
}

export type EventsOutcome = 'taken' | WebhookRefusal

/** Takes what a provider tells, once it is known to be the provider (S25). All is stored before it is answered. */
export async function takeEvents(
  ctx: Context,
  { settings, refusals, getCertificate, confirmSubscription }: MailEvents,
  request: WebhookRequest,
): Promise<EventsOutcome> {
  const check = await verify(settings, getCertificate, request, ctx.now())
  if (check.outcome === 'refused') {
    refusals.count(check.reason)
    return check.reason
  }
  if (check.outcome === 'subscription') {
    await confirmSubscription(check.confirmUrl)
    ctx.log.info('the subscription to Amazon SNS is confirmed')
    return 'taken'
  }
  const key = ctx.keys.derive('report')
  const { reports, refused } = parse(settings.provider, check.body, (tag) =>
    readReportTag(key, tag),
  )
  if (refused > 0) refusals.count('unknownMessage', refused)
  for (const report of reports) await recordReport(ctx, report)
  return 'taken'
}

async function verify(
  settings: MailEventSettings,
  getCertificate: MailEvents['getCertificate'],
  request: WebhookRequest,
  now: Date,
) {
  switch (settings.provider) {
    case 'ses':
      return await verifyAmazonSes(request, { ...settings, getCertificate }, now)
    case 'sendgrid':
      return verifySendGrid(request, settings, now)
    case 'postmark':
      return verifyPostmark(request, { ...settings, scheme: 'basic' })
    case 'mailgun':
      return verifyMailgun(request, settings, now)
  }
}

function parse(
  provider: MailEventSettings['provider'],
  body: unknown,
  readTag: ReadTag,
): ParsedReports {
  switch (provider) {
    case 'ses':
      return parseAmazonSes(body, readTag)
    case 'sendgrid':
      return parseSendGrid(body, readTag)
    case 'postmark':
      return parsePostmark(body, readTag)
    case 'mailgun':
      return parseMailgun(body, readTag)
  }
}

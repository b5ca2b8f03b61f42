import type { Static } from 'typebox'
import { Type } from 'typebox'
import {
  MailTestBody,
  MailTestResult,
  MailTransport as PresentedTransport,
} from '../organisation/contract.ts'
import '../organisation/http.ts'
import type { Context } from '../platform/context.ts'
import { normaliseEmailAddress } from '../platform/email-address.ts'
import type { Routes } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { countWaiting, getTransportState } from './queries.ts'
import { findReportMailbox } from './report-mailbox/mailbox-queries.ts'
import { presentReportMailbox } from './report-mailbox/present-report-mailbox.ts'
import { getRefusedReports } from './reports/report-queries.ts'
import { resumeMail } from './resume-mail.ts'
import type { MailTransport } from './smtp-transport.ts'
import { testTransport } from './test-transport.ts'

const read = { to: 'ability', ability: 'settings.read' } as const
const write = { to: 'ability', ability: 'settings.write' } as const
const Empty = Type.Optional(Type.Object({}))

/** How mail leaves: seen, tried and set going again. Where it leaves is the server's configuration. */
export function mailRoutes(transport: MailTransport | undefined): Routes {
  return async (app) => {
    app.get(
      '/settings/mail',
      { config: { access: read }, schema: { response: { 200: PresentedTransport } } },
      async ({ context }) => await presentTransport(context, transport),
    )

    app.post(
      '/settings/mail/resume',
      {
        config: { access: write, audits: 1 },
        schema: { body: Empty, response: { 200: PresentedTransport } },
      },
      async ({ context }) => {
        await resumeMail(context, transport)
        return await presentTransport(context, transport)
      },
    )

    app.post(
      '/settings/mail/test',
      {
        config: { access: write, audits: 1 },
        schema: { body: MailTestBody, response: { 200: MailTestResult } },
      },
      async ({ context, organisation, body }) =>
        await testTransport(context, transport, organisation, {
          recipient: parseTestRecipient(body.recipient),
          language: organisation.defaultLanguage,
        }),
    )
  }
}

async function presentTransport(
  { db, now }: Pick<Context, 'db' | 'now'>,
  transport: MailTransport | undefined,
): Promise<Static<typeof PresentedTransport>> {
  const [state, waiting, refused, mailbox] = await Promise.all([
    getTransportState(db),
    countWaiting(db),
    getRefusedReports(db),
    findReportMailbox(db),
  ])
  return {
    configured: transport !== undefined,
    server: transport?.server ?? null,
    from: transport?.from ?? null,
    state: state.state,
    reason: state.reason,
    pausedAt: state.pausedAt?.toISOString() ?? null,
    retryAt: state.retryAt?.toISOString() ?? null,
    waiting,
    refusedReports: {
      times: refused.times,
      lastAt: refused.lastAt?.toISOString() ?? null,
    },
    reportMailbox: mailbox === undefined ? null : presentReportMailbox(mailbox, now()),
  }
}

function parseTestRecipient(input: unknown): string {
  const result = normaliseEmailAddress(input)
  if (result.ok) return result.address
  throw new Problem('invalid', 'recipient-invalid', 'This is not one e-mail address.', {
    field: 'recipient',
    reason: result.reason,
  })
}

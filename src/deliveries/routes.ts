import { Mail, MailTestBody, MailTestResult, ResumeMailBody } from '../organisation/contract.ts'
import '../organisation/http.ts'
import { normaliseEmailAddress } from '../platform/email-address.ts'
import type { Routes } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { presentMail } from './present-mail.ts'
import { resumeMail } from './resume-mail.ts'
import type { MailTransport } from './smtp-transport.ts'
import { testTransport } from './test-transport.ts'
import { candidatesFor, domainOf } from './transport-choice.ts'

const read = { to: 'ability', ability: 'settings.read' } as const
const write = { to: 'ability', ability: 'settings.write' } as const

/** How mail leaves: seen, tried and set going again. Where it leaves is the server's configuration. */
export function mailRoutes(transports: readonly MailTransport[]): Routes {
  return async (app) => {
    app.get(
      '/settings/mail',
      { config: { access: read }, schema: { response: { 200: Mail } } },
      async ({ context }) => await presentMail(context, transports),
    )

    app.post(
      '/settings/mail/resume',
      {
        config: { access: write, audits: 1 },
        schema: { body: ResumeMailBody, response: { 200: Mail } },
      },
      async ({ context, body }) => {
        const name = body?.transport
        await resumeMail(
          context,
          name === undefined ? transports : [getTransport(transports, name)],
        )
        return await presentMail(context, transports)
      },
    )

    app.post(
      '/settings/mail/test',
      {
        config: { access: write, audits: 1 },
        schema: { body: MailTestBody, response: { 200: MailTestResult } },
      },
      async ({ context, organisation, body }) => {
        const recipient = parseTestRecipient(body.recipient)
        const transport =
          body.transport === undefined
            ? candidatesFor(transports, domainOf(recipient))[0]
            : getTransport(transports, body.transport)
        return await testTransport(context, transport, organisation, {
          recipient,
          language: organisation.defaultLanguage,
        })
      },
    )
  }
}

function getTransport(transports: readonly MailTransport[], name: string): MailTransport {
  const found = transports.find((transport) => transport.name === name)
  if (found !== undefined) return found
  throw new Problem('notFound', 'mail-transport-unknown', 'There is no mail server of this name.')
}

function parseTestRecipient(input: unknown): string {
  const result = normaliseEmailAddress(input)
  if (result.ok) return result.address
  throw new Problem('invalid', 'recipient-invalid', 'This is not one e-mail address.', {
    field: 'recipient',
    reason: result.reason,
  })
}

import { Type } from 'typebox'
import type { Routes } from '../../platform/http.ts'
import { Problem } from '../../platform/problem.ts'
import { type EventsOutcome, type MailEvents, takeEvents } from './take-events.ts'

const MAX_BYTES = 1024 * 1024

/** `POST /hooks/mail/PROVIDER`, only for the provider that is set up. */
export function mailEventRoutes(events: MailEvents | undefined): Routes {
  return async (app) => {
    // Signatures are over the bytes, and SNS sends JSON as text.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_, body, done) =>
      done(null, body),
    )
    app.post(
      '/hooks/mail/:provider',
      {
        config: { access: { to: 'everybody' }, machine: true },
        bodyLimit: MAX_BYTES,
        schema: { hide: true, params: Type.Object({ provider: Type.String() }) },
      },
      async ({ context, params, headers, body }, reply) => {
        if (events === undefined || params.provider !== events.settings.provider)
          throw new Problem('notFound', 'not-found', 'No such provider is set up.')
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
        const ctx = { ...context, actor: { kind: 'job', name: 'reports' } as const }
        const outcome = await takeEvents(ctx, events, { headers, body: bytes })
        return await reply.code(statusOf(outcome, events)).send()
      },
    )
  }
}

/** Why isn't told. Mailgun repeats all but 406; what may be in order later is asked for again. */
function statusOf(outcome: EventsOutcome, { settings }: MailEvents): number {
  if (outcome === 'taken') return 204
  if (outcome === 'certificateUnavailable' || outcome === 'misconfigured') return 503
  return settings.provider === 'mailgun' ? 406 : 401
}

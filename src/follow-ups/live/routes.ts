import { hashToken } from '../../platform/token.ts'
import { cookieName } from '../../platform/cookies.ts'
import type { Routes } from '../../platform/http.ts'
import { Problem } from '../../platform/problem.ts'
import { mayDo } from '../../roles/policy.ts'
import { findSession } from '../../sessions/queries.ts'
import '../../sessions/http.ts'
import type { LiveStreams } from './live-streams.ts'

/**
 * GET /api/live: server-sent events, `changed` when something about hand-overs did. An event is a hint to ask
 * again; so is a connection that was lost.
 */
export const liveRoutes =
  (streams: LiveStreams): Routes =>
  async (app) => {
    app.get(
      '/live',
      {
        config: { access: { to: 'ability', ability: 'followUps.read' }, stream: true },
        exposeHeadRoute: false,
        schema: { produces: ['text/event-stream'] },
      },
      async ({ context, session, cookies, headers }, reply) => {
        if (headers.accept?.includes('text/event-stream') !== true)
          throw new Problem('invalid', 'not-acceptable', 'This answers with an event stream.')
        if (session === undefined) throw new Error('Somebody without a session was let through.')
        const tokenHash = hashToken(cookies[cookieName('session', context.publicUrl)] ?? '')
        const stream = streams.open({
          sessionId: session.id,
          mayLook: async () => {
            const found = (await findSession(context.db, tokenHash, context.now()))?.session
            return found !== undefined && !found.mustChange && mayDo(found.roles, 'followUps.read')
          },
        })
        return await reply
          .type('text/event-stream')
          .headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
          .send(stream)
      },
    )
  }

import { sql } from 'kysely'
import { Type } from 'typebox'
import type { Database } from './platform/database.ts'
import type { Routes } from './platform/http.ts'

const Health = Type.Object({ status: Type.String() })

/** For load balancers, under any host name; says nothing but whether. */
export function healthRoutes(db: Database): Routes {
  return async (app) => {
    const config = { access: { to: 'everybody' }, anyHost: true } as const
    app.get('/health/live', { config, schema: { response: { 200: Health } } }, async () => ({
      status: 'ok',
    }))

    app.get(
      '/health/ready',
      { config, schema: { response: { 200: Health, 503: Health } } },
      async (_request, reply) => {
        try {
          await sql`select 1`.execute(db)
          return { status: 'ok' }
        } catch {
          return await reply.code(503).send({ status: 'database unavailable' })
        }
      },
    )
  }
}

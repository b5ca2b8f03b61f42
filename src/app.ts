import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyRequest, FastifyServerOptions, RouteOptions } from 'fastify'
import Fastify, { LogController } from 'fastify'
import { accountsRoutes as userRoutes } from './accounts/routes.ts'
import { viewRoutes } from './accounts/views/routes.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { mailRoutes } from './deliveries/routes.ts'
import { suppressionRoutes } from './deliveries/suppression-routes.ts'
import type { MailTransport } from './deliveries/smtp-transport.ts'
import { mailEventRoutes } from './deliveries/webhooks/routes.ts'
import type { MailEvents } from './deliveries/webhooks/take-events.ts'
import { handleError, replyNotFound } from './errors.ts'
import { followDeliveries } from './handovers/follow-deliveries.ts'
import { followDelivery } from './handovers/follow-delivery.ts'
import { recipientRoutes } from './handovers/recipient-routes.ts'
import { codeRoutes } from './handovers/letters/code-routes.ts'
import { letterPageRoutes, letterRoutes } from './handovers/letters/routes.ts'
import { handoverRoutes } from './handovers/routes.ts'
import { trailRoutes } from './handovers/trail-routes.ts'
import { followNews } from './follow-ups/follow-news.ts'
import { type LiveOptions, liveStreams } from './follow-ups/live/live-streams.ts'
import { liveRoutes } from './follow-ups/live/routes.ts'
import { releaseIfUnable } from './follow-ups/desk/release-handovers.ts'
import { deskRoutes } from './follow-ups/desk/routes.ts'
import { followUpRoutes } from './follow-ups/routes.ts'
import { jobRoutes } from './jobs/routes.ts'
import { importRoutes } from './import/routes.ts'
import { importTemplateRoutes } from './import/template-routes.ts'
import { mailboxRoutes } from './mailbox/routes.ts'
import { overviewRoutes } from './overview/routes.ts'
import { settingsRoutes } from './organisation/routes.ts'
import type { Announcements } from './platform/announcements.ts'
import { clientAddress, type Network, networkOf } from './platform/client-address.ts'
import type { Context } from './platform/context.ts'
import type { Listeners } from './platform/listeners.ts'
import { redactUrl } from './platform/log.ts'
import { PAGE_ASSETS } from './platform/page-assets.ts'
import { resetRoutes } from './resets/routes.ts'
import { roleRoutes } from './roles/routes.ts'
import { checkAccess, identifyCaller } from './request-access.ts'
import { requireKnownHost, requireSameSite, setSecurityHeaders } from './request-safety.ts'
import { accountRoutes } from './sign-in/account-routes.ts'
import { confirmRoutes } from './sign-in/confirm-routes.ts'
import { inviteRoutes } from './sign-in/invite-routes.ts'
import { meRoutes } from './sign-in/me-routes.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { healthRoutes } from './health.ts'
import { type WebFiles, webRoutes } from './web-files.ts'

export const LISTENERS: Listeners = {
  deliveryFate: followDelivery,
  deliveriesAccepted: followDeliveries,
  handoverNews: followNews,
  rolesLost: releaseIfUnable,
}

/** Who makes validators and serialisers of the routes' schemas. */
export type SchemaCompilers = NonNullable<
  NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']
>

export interface AppOptions {
  readonly services: Omit<Context, 'actor' | 'network'>
  readonly announcements: Announcements
  readonly transports: readonly MailTransport[]
  /** The provider that tells what becomes of messages, if there is one. */
  readonly mailEvents?: MailEvents | undefined
  /** Hosts that requests may name: that of the public URL; a demo also answers on 127.0.0.1 (S3). */
  readonly hosts: readonly string[]
  readonly trustedProxies: readonly Network[]
  readonly webFiles: WebFiles
  /** Other limits of the open pages' streams than the usual, for tests. */
  readonly live?: LiveOptions
  /** Others than Fastify's, for tests, which share what they have compiled. */
  readonly schemaCompilers?: SchemaCompilers
}

export type App = ReturnType<typeof buildApp>

/** The HTTP surface, assembled; rules live in the rooms. */
export function buildApp({
  services,
  announcements,
  transports,
  mailEvents,
  hosts,
  trustedProxies,
  webFiles,
  live,
  schemaCompilers = {},
}: AppOptions) {
  const app = Fastify({
    loggerInstance: services.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    trustProxy: false,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    schemaController: { compilersFactory: schemaCompilers },
  }).withTypeProvider<TypeBoxTypeProvider>()
  const routeTable: RouteOptions[] = []
  const streams = liveStreams(announcements, live)
  // Before the server waits for what is under way: these would never end.
  app.addHook('preClose', async () => streams.close())

  app.decorate('routeTable', routeTable)
  app.addHook('onRoute', (route) => void routeTable.push(route))
  // Set for every request by the first hook.
  app.decorateRequest('context')
  app.decorateRequest('organisation')
  app.decorateRequest('session', undefined)

  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply, services.publicUrl)
    if (request.routeOptions.config.anyHost === true) return
    requireKnownHost(request, hosts)
  })
  app.register(cookie)
  app.register(formbody, { bodyLimit: 64 * 1024 })
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kvittens',
        version: '1',
        description: 'Problems are RFC 9457 problem details.',
      },
    },
    transform: ({ schema, url }) => ({
      url,
      schema: url.startsWith('/api/') ? schema : { ...schema, hide: true },
    }),
  })
  app.register(async (served) => {
    served.addHook('onRequest', async (request, reply) => {
      const network = networkOf(
        clientAddress(
          request.socket.remoteAddress,
          request.headers['x-forwarded-for'],
          trustedProxies,
        ),
      )
      request.context = { ...services, network, actor: { kind: 'anonymous' } }
      if (request.routeOptions.config.asset === true) return
      requireSameSite(request, hosts)
      await identifyCaller(request)
      await checkAccess(request, reply)
    })
    served.register(recipientRoutes)
    served.register(codeRoutes)
    served.register(letterPageRoutes)
    served.register(signInRoutes)
    served.register(inviteRoutes)
    served.register(accountRoutes)
    served.register(confirmRoutes)
    served.register(mailboxRoutes)
    for (const { path, contentType, body } of PAGE_ASSETS) {
      served.get(path, { config: { access: { to: 'everybody' }, asset: true } }, async (_, reply) =>
        reply
          .type(contentType)
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send(body),
      )
    }
    served.register(webRoutes(webFiles))
    served.register(mailEventRoutes(mailEvents))
    const api = { prefix: '/api' }
    served.register(meRoutes, api)
    served.register(userRoutes, api)
    served.register(viewRoutes, api)
    served.register(resetRoutes, api)
    served.register(handoverRoutes, api)
    served.register(trailRoutes, api)
    served.register(letterRoutes, api)
    served.register(followUpRoutes, api)
    served.register(liveRoutes(streams), api)
    served.register(deskRoutes, api)
    served.register(jobRoutes, api)
    served.register(bulkRoutes, api)
    served.register(importRoutes, api)
    served.register(importTemplateRoutes, api)
    served.register(overviewRoutes, api)
    served.register(roleRoutes, api)
    served.register(auditRoutes, api)
    served.register(settingsRoutes, api)
    served.register(mailRoutes(transports), api)
    served.register(suppressionRoutes, api)
    served.get(
      '/api/openapi.json',
      { config: { access: { to: 'signedIn' } }, schema: { hide: true } },
      async () => app.swagger(),
    )
    served.setNotFoundHandler(replyNotFound)
  })
  app.register(healthRoutes(services.db))
  app.setErrorHandler(handleError)
  app.addHook('onResponse', async (request, reply) =>
    logRequest(request, reply.statusCode, reply.elapsedTime),
  )
  return app
}

function logRequest(request: FastifyRequest, status: number, elapsedMs: number): void {
  request.log.info(
    {
      method: request.method,
      url: redactUrl(request.url),
      status,
      ms: Math.round(elapsedMs * 100) / 100,
    },
    'request',
  )
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with its declarations: what the generic tests walk. */
    routeTable: RouteOptions[]
  }
}

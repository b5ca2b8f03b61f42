import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { describePasswordProblem } from '../credentials/password-policy.ts'
import { pageFrame } from '../organisation/http.ts'
import { cookieName, cookieOptions } from '../platform/cookies.ts'
import type { Routes } from '../platform/http.ts'
import { translator } from '../platform/messages.ts'
import { Secret } from '../platform/secret.ts'
import { setSessionCookie } from '../sessions/http.ts'
import { demoSignInPage } from './demo-page.tsx'
import { invitePage, messagePage } from './pages.tsx'
import { acceptInvite, enterDemo, findUsableLink, type InviteOutcome } from './sign-in-link.ts'

const TokenParams = Type.Object({ token: Type.String({ maxLength: 200 }) })
const secret = Type.Optional(Type.String({ maxLength: 2000 }))
const everybody = { access: { to: 'everybody' }, page: true } as const

/** One-time sign-in links of the command line and of the demo. GET uses nothing up. */
export const inviteRoutes: Routes = async (app) => {
  app.get(
    '/invite/:token',
    { config: everybody, schema: { params: TokenParams } },
    async (request, reply) => {
      const found = await findUsableLink(request.context, request.params.token)
      if (found === undefined) return await replyUnavailable(request, reply)
      return await replyInvite(request, reply, found)
    },
  )

  app.post(
    '/invite/:token',
    {
      config: { ...everybody, audits: 1 },
      schema: {
        params: TokenParams,
        body: Type.Optional(Type.Object({ password: secret, repeat: secret })),
      },
    },
    async (request, reply) => {
      const { context, organisation, params, body } = request
      const found = await findUsableLink(context, params.token)
      if (found === undefined) return await replyUnavailable(request, reply)
      const { user, link } = found
      const actor = { kind: 'user' as const, id: user.id, name: user.displayName, roles: [] }
      const userAgent = request.headers['user-agent'] ?? ''
      const outcome: InviteOutcome =
        link.purpose === 'demo'
          ? await enterDemo({ ...context, actor }, organisation, params.token, userAgent)
          : await acceptInvite({ ...context, actor }, organisation, {
              token: params.token,
              password: new Secret(body?.password ?? ''),
              repeated: new Secret(body?.repeat ?? ''),
              userAgent,
            })
      switch (outcome.outcome) {
        case 'entered':
          setSessionCookie(request, reply, outcome)
          if (link.purpose === 'demo') rememberDemoLink(request, reply)
          return await reply.redirect(organisation.setUp ? '/' : '/setup', 303)
        case 'passwordRefused': {
          const t = translator(pageFrame(request, reply).language)
          const problems = outcome.problems.map((problem) => describePasswordProblem(problem, t))
          return await replyInvite(request, reply, found, problems)
        }
        case 'unavailable':
          return await replyUnavailable(request, reply)
      }
    },
  )
}

/** So that this browser sees the demo's mailbox whoever is signed in. */
function rememberDemoLink(
  request: FastifyRequest<{ Params: { token: string } }>,
  reply: FastifyReply,
): void {
  const { publicUrl } = request.context
  reply.setCookie(cookieName('demo', publicUrl), request.params.token, cookieOptions(publicUrl))
}

async function replyInvite(
  request: FastifyRequest<{ Params: { token: string } }>,
  reply: FastifyReply,
  { link, user }: NonNullable<Awaited<ReturnType<typeof findUsableLink>>>,
  problems?: readonly string[],
): Promise<FastifyReply> {
  const frame = pageFrame(request, reply, { preferred: user.preferredLanguage })
  const action = `/invite/${request.params.token}`
  const page =
    link.purpose === 'demo'
      ? demoSignInPage({ frame, action, displayName: user.displayName })
      : invitePage({
          frame,
          action,
          userPrincipalName: user.userPrincipalName,
          policy: request.organisation.passwordPolicy,
          ...(problems !== undefined && { problems }),
        })
  return await reply
    .code(problems === undefined ? 200 : 422)
    .type('text/html; charset=utf-8')
    .send(page)
}

async function replyUnavailable(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const frame = pageFrame(request, reply)
  const t = translator(frame.language)
  const page = messagePage({
    frame,
    title: t('page.invite.unavailableTitle'),
    text: t('page.invite.unavailableText'),
    link: { href: '/sign-in', label: t('page.invite.toSignIn') },
  })
  return await reply.code(410).type('text/html; charset=utf-8').send(page)
}

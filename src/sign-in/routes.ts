import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { describePasswordProblem } from '../credentials/password-policy.ts'
import { pageFrame } from '../organisation/http.ts'
import type { Routes } from '../platform/http.ts'
import { translator } from '../platform/messages.ts'
import { Problem } from '../platform/problem.ts'
import { Secret } from '../platform/secret.ts'
import { mayDo } from '../roles/policy.ts'
import { clearSessionCookie, setSessionCookie } from '../sessions/http.ts'
import { changePassword } from './change-password.ts'
import { changePasswordPage, signInPage, switchAccountPage } from './pages.tsx'
import { safePath } from './safe-path.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const text = Type.Optional(Type.String({ maxLength: 1000 }))
const secret = Type.Optional(Type.String({ maxLength: 2000 }))
const SignInQuery = Type.Object({ continue: text, language: text, notice: text, switch: text })
const SignInForm = Type.Object({
  userName: text,
  password: secret,
  continue: text,
  otherAccount: text,
})
const ChangeForm = Type.Object({ password: secret, repeat: secret, continue: text })

const everybody = { access: { to: 'everybody' }, page: true } as const
const signedIn = { access: { to: 'signedIn', mustChangeAllowed: true }, page: true } as const

export const signInRoutes: Routes = async (app) => {
  app.get(
    '/sign-in',
    { config: everybody, schema: { querystring: SignInQuery } },
    async (request, reply) => {
      const { session, query } = request
      if (session !== undefined && query.switch !== 'yes') {
        const page = switchAccountPage({
          frame: pageFrame(request, reply, { preferred: session.preferredLanguage }),
          signedInAs: session.displayName,
          action: '/sign-out',
          hidden: { continue: safePath(query.continue) ?? '', again: 'yes' },
          stayHref: session.mustChange
            ? '/change-password'
            : landing(session.roles, query.continue),
        })
        return await html(reply, page)
      }
      return await replySignIn(request, reply, {
        ...(isNotice(query.notice) && { notice: query.notice }),
        continueTo: query.continue,
      })
    },
  )

  app.post(
    '/sign-in',
    { config: { ...everybody, audits: 1 }, schema: { body: SignInForm } },
    async (request, reply) => {
      const { userName = '', password = '', continue: continueTo } = request.body
      // A browser where somebody is signed in is asked before it is used for another account.
      if (request.session !== undefined) {
        return await reply.redirect('/sign-in', 303)
      }
      const outcome = await trySignIn(request, userName, password)
      if (outcome.outcome !== 'signedIn')
        return await replySignIn(request, reply, { problem: outcome.outcome, userName, continueTo })
      setSessionCookie(request, reply, outcome)
      const next = safePath(continueTo)
      if (outcome.mustChange)
        return await reply.redirect(withContinue('/change-password', next), 303)
      return await reply.redirect(next ?? '/', 303)
    },
  )

  app.get(
    '/change-password',
    { config: signedIn, schema: { querystring: SignInQuery } },
    async (request, reply) => {
      if (request.session?.mustChange !== true) return await reply.redirect('/account', 303)
      return await replyChange(request, reply, request.query.continue)
    },
  )

  app.post(
    '/change-password',
    { config: { ...signedIn, audits: 1 }, schema: { body: ChangeForm } },
    async (request, reply) => {
      const { session, organisation, context, body } = request
      if (session?.mustChange !== true) return await reply.redirect('/account', 303)
      const outcome = await changePassword(context, organisation, {
        userId: session.userId,
        current: undefined,
        password: new Secret(body.password ?? ''),
        repeated: new Secret(body.repeat ?? ''),
        userAgent: request.headers['user-agent'] ?? '',
      })
      switch (outcome.outcome) {
        case 'changed':
          setSessionCookie(request, reply, outcome)
          return await reply.redirect(
            landing(session.roles, body.continue, '?notice=passwordSaved'),
            303,
          )
        case 'passwordRefused': {
          const t = translator(pageFrame(request, reply).language)
          const problems = outcome.problems.map((problem) => describePasswordProblem(problem, t))
          return await replyChange(request, reply, body.continue, problems)
        }
        case 'outdated':
        case 'currentWrong':
          clearSessionCookie(request, reply)
          return await reply.redirect('/sign-in?notice=sessionEnded', 303)
      }
    },
  )

  app.post(
    '/sign-out',
    {
      config: { ...everybody, audits: 1 },
      schema: { body: Type.Optional(Type.Object({ continue: text, again: text })) },
    },
    async (request, reply) => {
      const { session, context, body } = request
      if (session !== undefined) await signOut(context, session)
      clearSessionCookie(request, reply)
      const next = withContinue('/sign-in?notice=signedOut', safePath(body?.continue))
      return await reply.redirect(next, 303)
    },
  )
}

async function trySignIn(request: FastifyRequest, userName: string, password: string) {
  try {
    return await signIn(request.context, request.organisation, {
      userName,
      password: new Secret(password),
      userAgent: request.headers['user-agent'] ?? '',
    })
  } catch (error) {
    if (error instanceof Problem && error.kind === 'rateLimited')
      return { outcome: 'wait' } as const
    throw error
  }
}

async function replySignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    problem,
    notice,
    userName,
    continueTo,
  }: {
    problem?: 'refused' | 'wait'
    notice?: 'signedOut' | 'passwordChanged' | 'sessionEnded'
    userName?: string
    continueTo: string | undefined
  },
): Promise<FastifyReply> {
  const next = safePath(continueTo)
  const page = signInPage({
    frame: pageFrame(request, reply),
    action: '/sign-in',
    ...(next !== undefined && { hidden: { continue: next } }),
    ...(userName !== undefined && { userName }),
    ...(problem !== undefined && { problem }),
    ...(notice !== undefined && { notice }),
  })
  return await html(reply, page, problem === undefined ? 200 : problem === 'wait' ? 429 : 422)
}

async function replyChange(
  request: FastifyRequest,
  reply: FastifyReply,
  continueTo: string | undefined,
  problems?: readonly string[],
): Promise<FastifyReply> {
  const { session, organisation } = request
  const next = safePath(continueTo)
  const page = changePasswordPage({
    frame: pageFrame(request, reply, { preferred: session?.preferredLanguage ?? null }),
    action: '/change-password',
    signOutAction: '/sign-out',
    ...(next !== undefined && { hidden: { continue: next } }),
    why: 'temporary',
    userPrincipalName: session?.userPrincipalName ?? '',
    askCurrent: false,
    policy: organisation.passwordPolicy,
    ...(problems !== undefined && { problems }),
  })
  return await html(reply, page, problems === undefined ? 200 : 422)
}

/** Operators land on Home, others on My account. */
export function landing(roles: readonly string[], wanted?: string, notice = ''): string {
  const operator = mayDo(roles, 'users.read')
  return safePath(wanted) ?? (operator ? '/' : `/account${notice}`)
}

function withContinue(path: string, next: string | undefined): string {
  if (next === undefined) return path
  return `${path}${path.includes('?') ? '&' : '?'}continue=${encodeURIComponent(next)}`
}

function isNotice(value: unknown): value is 'signedOut' | 'passwordChanged' | 'sessionEnded' {
  return value === 'signedOut' || value === 'passwordChanged' || value === 'sessionEnded'
}

async function html(reply: FastifyReply, page: string, status = 200): Promise<FastifyReply> {
  return await reply.code(status).type('text/html; charset=utf-8').send(page)
}

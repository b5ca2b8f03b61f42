import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { describePasswordProblem } from '../credentials/password-policy.ts'
import { chooseMail } from '../follow-ups/telling/choose-mail.ts'
import { isMailChoice } from '../follow-ups/telling/mail-choice.ts'
import { pageFrame } from '../organisation/http.ts'
import { Uuid } from '../platform/contract.ts'
import type { Routes } from '../platform/http.ts'
import { isLanguage } from '../platform/language.ts'
import { translator } from '../platform/messages.ts'
import { Problem } from '../platform/problem.ts'
import { Secret } from '../platform/secret.ts'
import { clearSessionCookie, setSessionCookie } from '../sessions/http.ts'
import type { Session } from '../sessions/session.ts'
import {
  addOwnAddress,
  type AddressOutcome,
  changeOwnLanguage,
  removeOwnAddress,
} from './account.ts'
import { replyAccount } from './account-view.ts'
import { changePassword } from './change-password.ts'
import { endOwnSessions } from './sign-out.ts'

const text = Type.Optional(Type.String({ maxLength: 1000 }))
const secret = Type.Optional(Type.String({ maxLength: 2000 }))
const signedIn = { access: { to: 'signedIn' }, page: true } as const
const changes = { ...signedIn, audits: 1 } as const
const IdParams = Type.Object({ id: Uuid })

export const accountRoutes: Routes = async (app) => {
  app.get(
    '/account',
    { config: signedIn, schema: { querystring: Type.Object({ notice: text, language: text }) } },
    async (request, reply) => {
      const { notice } = request.query
      return await replyAccount(
        request,
        reply,
        requireSession(request),
        isNotice(notice) ? { notice } : {},
      )
    },
  )

  app.post(
    '/account/password',
    {
      config: changes,
      schema: { body: Type.Object({ current: secret, password: secret, repeat: secret }) },
    },
    async (request, reply) => {
      const session = requireSession(request)
      const { current = '', password = '', repeat = '' } = request.body
      const outcome = await changePassword(request.context, request.organisation, {
        userId: session.userId,
        current: new Secret(current),
        password: new Secret(password),
        repeated: new Secret(repeat),
        userAgent: request.headers['user-agent'] ?? '',
      })
      const t = translator(
        pageFrame(request, reply, { preferred: session.preferredLanguage }).language,
      )
      switch (outcome.outcome) {
        case 'changed':
          setSessionCookie(request, reply, outcome)
          return await reply.redirect('/account?notice=passwordSaved', 303)
        case 'outdated':
        case 'currentWrong':
          return await replyAccount(request, reply, session, {
            problem: { in: 'password', sentences: [t('page.account.problem.currentWrong')] },
          })
        case 'passwordRefused':
          return await replyAccount(request, reply, session, {
            problem: {
              in: 'password',
              sentences: outcome.problems.map((problem) => describePasswordProblem(problem, t)),
            },
          })
      }
    },
  )

  app.post(
    '/account/addresses',
    { config: changes, schema: { body: Type.Object({ address: text, current: secret }) } },
    async (request, reply) => {
      const session = requireSession(request)
      const { address = '', current = '' } = request.body
      const outcome = await addOwnAddress(request.context, request.organisation, {
        userId: session.userId,
        address,
        current: new Secret(current),
      })
      return await replyAddress(request, reply, session, outcome, address)
    },
  )

  app.post(
    '/account/addresses/:id/remove',
    { config: changes, schema: { params: IdParams, body: Type.Object({ current: secret }) } },
    async (request, reply) => {
      const session = requireSession(request)
      const outcome = await removeOwnAddress(request.context, request.organisation, {
        userId: session.userId,
        addressId: request.params.id,
        current: new Secret(request.body.current ?? ''),
      })
      return await replyAddress(request, reply, session, outcome)
    },
  )

  app.post(
    '/account/sessions/:id/revoke',
    { config: changes, schema: { params: IdParams } },
    async (request, reply) => {
      const session = requireSession(request)
      await endOwnSessions(request.context, session, { id: request.params.id })
      return await reply.redirect('/account?notice=sessionEnded', 303)
    },
  )

  app.post('/sign-out-everywhere', { config: changes }, async (request, reply) => {
    await endOwnSessions(request.context, requireSession(request), 'all')
    clearSessionCookie(request, reply)
    return await reply.redirect('/sign-in?notice=signedOut', 303)
  })

  app.post(
    '/account/follow-up-mail',
    { config: changes, schema: { body: Type.Object({ choice: text }) } },
    async (request, reply) => {
      const { choice = '' } = request.body
      if (!isMailChoice(choice))
        throw new Problem('invalid', 'invalid-request', 'There is no such choice.')
      await chooseMail(request.context, choice)
      return await reply.redirect('/account?notice=saved', 303)
    },
  )

  app.post(
    '/account/language',
    { config: changes, schema: { body: Type.Object({ language: text }) } },
    async (request, reply) => {
      const { language = '' } = request.body
      if (!isLanguage(language))
        throw new Problem('invalid', 'invalid-request', 'There is no such language.')
      await changeOwnLanguage(request.context, requireSession(request).userId, language)
      return await reply.redirect(`/account?notice=saved&language=${language}`, 303)
    },
  )
}

async function replyAddress(
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
  outcome: AddressOutcome,
  typedAddress?: string,
): Promise<FastifyReply> {
  if (outcome === 'added') return await reply.redirect('/account?notice=addressAdded', 303)
  if (outcome === 'removed') return await reply.redirect('/account?notice=addressRemoved', 303)
  const t = translator(pageFrame(request, reply, { preferred: session.preferredLanguage }).language)
  return await replyAccount(request, reply, session, {
    problem: { in: 'addresses', sentences: [t(SENTENCES[outcome])] },
    ...(typedAddress !== undefined && { typedAddress }),
  })
}

const SENTENCES = {
  currentWrong: 'page.account.problem.currentWrong',
  invalid: 'page.account.problem.addressInvalid',
  own: 'page.account.problem.addressOwn',
  tooMany: 'page.account.problem.tooManyAddresses',
  notFound: 'page.account.problem.addressNotFound',
} as const

const NOTICES = [
  'saved',
  'passwordSaved',
  'addressAdded',
  'addressRemoved',
  'sessionEnded',
] as const

function isNotice(value: string | undefined): value is (typeof NOTICES)[number] {
  return NOTICES.some((notice) => notice === value)
}

/** `app.ts` has let nobody else in. */
function requireSession({ session }: FastifyRequest): Session {
  if (session !== undefined) return session
  throw new Problem('unauthenticated', 'sign-in-required', 'Sign in first.')
}

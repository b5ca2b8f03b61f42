import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { describePasswordProblem } from '../credentials/password-policy.ts'
import { pageFrame } from '../organisation/http.ts'
import { cookieName, cookieOptions } from '../platform/cookies.ts'
import type { Context } from '../platform/context.ts'
import type { Routes } from '../platform/http.ts'
import { translator } from '../platform/messages.ts'
import { Secret } from '../platform/secret.ts'
import { newToken } from '../platform/token.ts'
import '../sessions/http.ts'
import { acknowledgeHandover } from './acknowledge-handover.ts'
import { findDisputeLink, findLink, isUsableLink, type OpenedLink } from './answer-link.ts'
import { disputeHandover } from './dispute-handover.ts'
import { disputedPage, disputePage, requestedPage, unavailablePage } from './dispute-pages.tsx'
import { isLink, referenceOf, setsOwnPassword } from './handover.ts'
import { answerProblem, type Refusal } from './page-problem.ts'
import { handoverPage } from './pages.tsx'
import { recordFetch } from './record-fetch.ts'
import { requestAgain } from './request-again.ts'
import { type Revealed, revealHandover } from './reveal-handover.ts'
import { acknowledgedPage, revealedPage, setDonePage } from './revealed-pages.tsx'
import { type SetOutcome, setPassword } from './set-password.ts'

const TokenParams = Type.Object({ token: Type.String({ maxLength: 200 }) })
const short = Type.Optional(Type.String({ maxLength: 400 }))
const secret = Type.Optional(Type.String({ maxLength: 2000 }))
const AnswerForm = Type.Object({
  answer: short,
  otherAccount: short,
  password: secret,
  repeat: secret,
})

const WRONG = { outcome: 'wrongAnswer' } as const
const everybody = { access: { to: 'everybody' }, page: true } as const

/** The pages behind the links. GET and HEAD change nothing but "fetched" (S6). */
export const recipientRoutes: Routes = async (app) => {
  app.get(
    '/r/:token',
    { config: everybody, schema: { params: TokenParams } },
    async (request, reply) => {
      const link = await findUsable(request)
      if (link === undefined) return await replyUnavailable(request, reply)
      await recordFetch(recipientContext(request, link), link, request.headers['user-agent'] ?? '')
      rememberBrowser(request, reply)
      return await replyHandover(request, reply, link)
    },
  )

  app.post(
    '/r/:token',
    {
      config: {
        ...everybody,
        audits: 1,
        discloses: 'the temporary password, once, to its recipient',
      },
      schema: { params: TokenParams, body: AnswerForm },
    },
    async (request, reply) => {
      const link = await findUsable(request)
      if (link === undefined) return await replyUnavailable(request, reply)
      const { answer = '', otherAccount, password = '', repeat = '' } = request.body
      if (signedInAsOther(request, link) !== undefined && otherAccount !== 'yes')
        return await replyHandover(
          request,
          reply,
          link,
          { outcome: 'otherAccountNotTicked' },
          answer,
        )

      const context = recipientContext(request, link)
      const outcome = setsOwnPassword(link.handover.way)
        ? await setPassword(context, request.organisation, link, {
            answer,
            password: new Secret(password),
            repeated: new Secret(repeat),
          })
        : await revealHandover(context, link, { answer, browserToken: browserToken(request) })
      return await replyOutcome(request, reply, link, outcome, answer)
    },
  )

  app.post(
    '/r/:token/acknowledge',
    { config: { ...everybody, audits: 1 }, schema: { params: TokenParams } },
    async (request, reply) => {
      const link = await findLink(request.context, request.params.token)
      const isKnown =
        link !== undefined &&
        (await acknowledgeHandover(recipientContext(request, link), link, browserToken(request)))
      if (!isKnown) return await replyUnavailable(request, reply)
      const frame = frameOf(request, reply, link)
      // Relative, so that the link isn't said once more.
      const hrefs = { signInHref: '/sign-in', disputeHref: 'dispute' }
      return await html(reply, acknowledgedPage({ frame, ...hrefs }))
    },
  )

  app.post(
    '/r/:token/again',
    { config: { ...everybody, audits: 1 }, schema: { params: TokenParams, body: AnswerForm } },
    async (request, reply) => {
      const actor = { kind: 'anonymous' } as const
      await requestAgain(
        { ...request.context, actor },
        request.params.token,
        request.body.answer ?? '',
      )
      return await html(reply, requestedPage({ frame: pageFrame(request, reply) }))
    },
  )

  for (const { path, find } of [
    { path: '/r/:token/dispute', find: findLink },
    { path: '/d/:token', find: findDisputeLink },
  ]) {
    app.get(
      path,
      { config: everybody, schema: { params: TokenParams } },
      async (request, reply) => {
        return await html(reply, disputeForm(request, reply))
      },
    )

    app.post(
      path,
      { config: { ...everybody, audits: 1 }, schema: { params: TokenParams, body: AnswerForm } },
      async (request, reply) => {
        const link = await find(request.context, request.params.token)
        const { answer = '' } = request.body
        // A link that never was looks like one whose answer was wrong (S31).
        if (link === undefined)
          return await html(reply, disputeForm(request, reply, WRONG, answer), statusOf(WRONG))
        const outcome = await disputeHandover(recipientContext(request, link), link, answer)
        if (outcome.outcome === 'disputed')
          return await html(reply, disputedPage({ frame: frameOf(request, reply, link) }))
        const refusal = outcome.outcome === 'unavailable' ? WRONG : outcome
        return await html(reply, disputeForm(request, reply, refusal, answer), statusOf(refusal))
      },
    )
  }
}

async function findUsable(
  request: FastifyRequest<{ Params: { token: string } }>,
): Promise<OpenedLink | undefined> {
  const link = await findLink(request.context, request.params.token)
  return link !== undefined &&
    isLink(link.handover.way) &&
    isUsableLink(link, request.context.now())
    ? link
    : undefined
}

function recipientContext({ context }: FastifyRequest, { handover }: OpenedLink): Context {
  return { ...context, actor: { kind: 'recipient', id: handover.id } }
}

function frameOf(request: FastifyRequest, reply: FastifyReply, { handover }: OpenedLink) {
  const reference = referenceOf(handover.number)
  return pageFrame(request, reply, { preferred: handover.language, reference })
}

/** The name of somebody else who is signed in here: asked before this browser is used for another account. */
function signedInAsOther({ session }: FastifyRequest, { user }: OpenedLink): string | undefined {
  return session === undefined || session.userId === user.id ? undefined : session.displayName
}

async function replyHandover(
  request: FastifyRequest<{ Params: { token: string } }>,
  reply: FastifyReply,
  link: OpenedLink,
  refusal?: Refusal,
  answer?: string,
): Promise<FastifyReply> {
  const { handover } = link
  const path = `/r/${request.params.token}`
  const signedInAs = signedInAsOther(request, link)
  const frame = frameOf(request, reply, link)
  const problem = refusal === undefined ? undefined : answerProblem(refusal)
  const page = handoverPage({
    frame,
    way: setsOwnPassword(handover.way) ? 'set' : 'reveal',
    action: path,
    disputeHref: `${path}/dispute`,
    challenge: handover.challenge,
    expiresAt: handover.expiresAt,
    ...(setsOwnPassword(handover.way) && { policy: request.organisation.passwordPolicy }),
    ...(problem !== undefined && { problem }),
    ...(answer !== undefined && { answer }),
    ...(signedInAs !== undefined && { signedInAs }),
  })
  return await html(reply, page, refusal === undefined ? 200 : statusOf(refusal))
}

async function replyOutcome(
  request: FastifyRequest<{ Params: { token: string } }>,
  reply: FastifyReply,
  link: OpenedLink,
  outcome: Revealed | SetOutcome,
  answer: string,
): Promise<FastifyReply> {
  const path = `/r/${request.params.token}`
  const shared = {
    frame: frameOf(request, reply, link),
    signInHref: '/sign-in',
    disputeHref: `${path}/dispute`,
  }
  switch (outcome.outcome) {
    case 'revealed':
      return await html(
        reply,
        revealedPage({
          ...shared,
          userPrincipalName: link.user.userPrincipalName,
          password: outcome.password,
          acknowledgeAction: `${path}/acknowledge`,
          shownUntil: outcome.shownUntil,
          credentialExpiresAt: link.handover.credentialExpiresAt,
        }),
      )
    case 'set':
      return await html(reply, setDonePage(shared))
    case 'unavailable':
      return await replyUnavailable(request, reply)
    case 'passwordRefused': {
      const t = translator(shared.frame.language)
      const problems = outcome.problems.map((problem) => describePasswordProblem(problem, t))
      return await replyHandover(
        request,
        reply,
        link,
        { outcome: 'passwordRefused', problems },
        answer,
      )
    }
    case 'wrongAnswer':
    case 'pinWrong':
    case 'wait':
      return await replyHandover(request, reply, link, outcome, answer)
  }
}

/** One page for used, expired, withdrawn and never-existed links (S31). */
async function replyUnavailable(
  request: FastifyRequest<{ Params: { token: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = `/r/${encodeURIComponent(request.params.token)}`
  const frame = pageFrame(request, reply)
  return await html(
    reply,
    unavailablePage({ frame, action: `${path}/again`, disputeHref: `${path}/dispute` }),
    410,
  )
}

function disputeForm(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal?: Refusal,
  answer?: string,
): string {
  // Without the link's own language and reference: a real one must look like one that never was.
  const frame = pageFrame(request, reply)
  const problem = refusal === undefined ? undefined : answerProblem(refusal)
  return disputePage({
    frame,
    action: request.url.split('?')[0] ?? request.url,
    challenge: 'nameOrFamilyName',
    ...(problem !== undefined && { problem }),
    ...(answer !== undefined && { answer }),
  })
}

function rememberBrowser(request: FastifyRequest, reply: FastifyReply): void {
  if (browserToken(request) !== undefined) return
  const { publicUrl } = request.context
  reply.setCookie(cookieName('browser', publicUrl), newToken(), cookieOptions(publicUrl))
}

function browserToken(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName('browser', request.context.publicUrl)]
}

function statusOf({ outcome }: Refusal): number {
  return outcome === 'wait' ? 429 : 422
}

async function html(reply: FastifyReply, page: string, status = 200): Promise<FastifyReply> {
  return await reply.code(status).type('text/html; charset=utf-8').send(page)
}

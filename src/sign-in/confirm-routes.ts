import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { pageFrame } from '../organisation/http.ts'
import type { Routes } from '../platform/http.ts'
import { translator } from '../platform/messages.ts'
import { Problem } from '../platform/problem.ts'
import { confirmOwnAddress, findAddressToConfirm } from './account.ts'
import {
  confirmAddressPage,
  type ConfirmAddressProblem,
  confirmedAddressPage,
} from './address-pages.tsx'
import { messagePage } from './pages.tsx'

const TokenParams = Type.Object({ token: Type.String({ maxLength: 200 }) })
const AnswerForm = Type.Object({ answer: Type.Optional(Type.String({ maxLength: 400 })) })
const everybody = { access: { to: 'everybody' }, page: true } as const

type LinkRequest = FastifyRequest<{ Params: { token: string } }>

/** The link that confirms an alternate address: needs the user name, so that scanners confirm nothing. */
export const confirmRoutes: Routes = async (app) => {
  app.get(
    '/confirm-address/:token',
    { config: everybody, schema: { params: TokenParams } },
    async (request, reply) => await replyForm(request, reply),
  )

  app.post(
    '/confirm-address/:token',
    { config: { ...everybody, audits: 1 }, schema: { params: TokenParams, body: AnswerForm } },
    async (request, reply) => {
      const { answer = '' } = request.body
      try {
        const outcome = await confirmOwnAddress(request.context, request.params.token, answer)
        switch (outcome) {
          case 'confirmed': {
            const frame = pageFrame(request, reply)
            const page = confirmedAddressPage({ frame, accountHref: '/account' })
            return await reply.type('text/html; charset=utf-8').send(page)
          }
          case 'wrongAnswer':
            return await replyForm(request, reply, { kind: 'wrongAnswer' }, answer)
          case 'unavailable':
            return await replyUnavailable(request, reply)
        }
      } catch (error) {
        if (!(error instanceof Problem) || error.kind !== 'rateLimited') throw error
        const seconds = Number(error.detail['retryAfterSeconds'])
        return await replyForm(request, reply, { kind: 'wait', seconds }, answer)
      }
    },
  )
}

async function replyForm(
  request: LinkRequest,
  reply: FastifyReply,
  problem?: ConfirmAddressProblem,
  answer?: string,
): Promise<FastifyReply> {
  const address = await findAddressToConfirm(request.context, request.params.token)
  if (address === undefined) return await replyUnavailable(request, reply)
  const page = confirmAddressPage({
    frame: pageFrame(request, reply),
    action: `/confirm-address/${request.params.token}`,
    address,
    ...(problem !== undefined && { problem }),
    ...(answer !== undefined && { answer }),
  })
  const status = problem === undefined ? 200 : problem.kind === 'wait' ? 429 : 422
  return await reply.code(status).type('text/html; charset=utf-8').send(page)
}

async function replyUnavailable(request: LinkRequest, reply: FastifyReply): Promise<FastifyReply> {
  const frame = pageFrame(request, reply)
  const t = translator(frame.language)
  const page = messagePage({
    frame,
    title: t('page.confirmAddress.unavailableTitle'),
    text: t('page.confirmAddress.unavailableText'),
    link: { href: '/account', label: t('page.account.title') },
  })
  return await reply.code(410).type('text/html; charset=utf-8').send(page)
}

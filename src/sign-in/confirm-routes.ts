import { Type } from 'typebox'
import { pageFrame } from '../organisation/http.ts'
import type { Routes } from '../platform/http.ts'
import { translator } from '../platform/messages.ts'
import { Problem } from '../platform/problem.ts'
import { confirmOwnAddress } from './account.ts'
import { confirmAddressPage, confirmedAddressPage } from './address-pages.tsx'
import { messagePage } from './pages.tsx'

const TokenParams = Type.Object({ token: Type.String({ maxLength: 200 }) })
const AnswerForm = Type.Object({ answer: Type.Optional(Type.String({ maxLength: 400 })) })
const everybody = { access: { to: 'everybody' }, page: true } as const

/** The link that confirms an alternate address: needs the user name, so that scanners confirm nothing. */
export const confirmRoutes: Routes = async (app) => {
  app.get(
    '/confirm-address/:token',
    { config: everybody, schema: { params: TokenParams } },
    async (request, reply) => {
      const frame = pageFrame(request, reply)
      const action = `/confirm-address/${encodeURIComponent(request.params.token)}`
      return await reply
        .type('text/html; charset=utf-8')
        .send(confirmAddressPage({ frame, action, address: '' }))
    },
  )

  app.post(
    '/confirm-address/:token',
    { config: { ...everybody, audits: 1 }, schema: { params: TokenParams, body: AnswerForm } },
    async (request, reply) => {
      const { token } = request.params
      const { answer = '' } = request.body
      const frame = pageFrame(request, reply)
      const t = translator(frame.language)
      const form = (problem: { kind: 'wrongAnswer' } | { kind: 'wait'; seconds: number }) =>
        confirmAddressPage({
          frame,
          action: `/confirm-address/${encodeURIComponent(token)}`,
          address: '',
          problem,
          answer,
        })
      reply.type('text/html; charset=utf-8')
      try {
        const outcome = await confirmOwnAddress(request.context, token, answer)
        switch (outcome) {
          case 'confirmed':
            return await reply.send(confirmedAddressPage({ frame, accountHref: '/account' }))
          case 'wrongAnswer':
            return await reply.code(422).send(form({ kind: 'wrongAnswer' }))
          case 'unavailable':
            return await reply.code(410).send(
              messagePage({
                frame,
                title: t('page.invite.unavailableTitle'),
                text: t('page.invite.unavailableText'),
                link: { href: '/account', label: t('page.account.title') },
              }),
            )
        }
      } catch (error) {
        if (!(error instanceof Problem) || error.kind !== 'rateLimited') throw error
        const seconds = Number(error.detail['retryAfterSeconds'])
        return await reply.code(429).send(form({ kind: 'wait', seconds }))
      }
    },
  )
}

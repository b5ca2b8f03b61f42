import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { pageFrame } from '../../organisation/http.ts'
import type { Routes } from '../../platform/http.ts'
import { codePage, type CodeProblem } from './code-page.tsx'
import { readLetterCode } from './letter-code.ts'

const PATH = '/k'
const CodeForm = Type.Object({ code: Type.Optional(Type.String({ maxLength: 400 })) })
const everybody = { access: { to: 'everybody' }, page: true } as const

/**
 * The short address of letters. It looks nothing up: a whole code leads to the page of its link, where one that
 * was never printed looks like one that has expired (S31). What is typed stands in no query string (S5).
 */
export const codeRoutes: Routes = async (app) => {
  app.get(PATH, { config: everybody }, async (request, reply) => await replyForm(request, reply))

  app.post(
    PATH,
    { config: { ...everybody, changesNothing: true }, schema: { body: CodeForm } },
    async (request, reply) => {
      const { code: typed = '' } = request.body
      const read = readLetterCode(typed)
      return read.outcome === 'code'
        ? await reply.redirect(`/r/${read.code}`, 303)
        : await replyForm(request, reply, read, typed)
    },
  )
}

async function replyForm(
  request: FastifyRequest,
  reply: FastifyReply,
  problem?: CodeProblem,
  typed?: string,
): Promise<FastifyReply> {
  const page = codePage({
    frame: pageFrame(request, reply),
    action: PATH,
    ...(problem !== undefined && { problem }),
    ...(typed !== undefined && { typed }),
  })
  const status = problem === undefined ? 200 : 422
  return await reply.code(status).type('text/html; charset=utf-8').send(page)
}

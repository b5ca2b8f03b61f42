import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { inTransaction } from './audit/in-transaction.ts'
import { pageFrame } from './organisation/http.ts'
import { redactUrl } from './platform/log.ts'
import { translator } from './platform/messages.ts'
import { Problem } from './platform/problem.ts'
import { toProblemDetails } from './platform/problem-details.ts'
import { messagePage } from './sign-in/pages.tsx'

/** HTTP exists only here: problem details for programs, a page in plain words for people. */
export async function handleError(
  error: FastifyError | Problem | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = toProblemDetails(error)
  if (problem.status >= 500) request.log.error({ err: error, url: redactUrl(request.url) }, 'bug')
  if (error instanceof Problem && error.kind === 'forbidden') await recordRefusal(request, error)
  const retryAfter = problem['retryAfterSeconds']
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter)
  // Not yet known where a hook refused the request before it was read.
  if (request.routeOptions.config?.page === true && request.organisation != null)
    return await replyPage(request, reply, problem.status)
  return await reply.code(problem.status).type('application/problem+json').send(problem)
}

/** A refusal writes its own audit event: the transaction that it ended wrote none. */
async function recordRefusal(request: FastifyRequest, { code, detail }: Problem): Promise<void> {
  const { context } = request
  if (context == null || context.actor.kind !== 'user') return
  await inTransaction(context, async (tx) => {
    tx.audit({
      action: 'access.refused',
      outcome: 'refused',
      detail: {
        code,
        reason: detail['reason'],
        method: request.method,
        route: request.routeOptions.url,
        params: request.params,
      },
    })
  })
}

export async function replyNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const wantsPage = request.headers.accept?.includes('text/html') === true
  if (wantsPage && !request.url.startsWith('/api/')) return await replyPage(request, reply, 404)
  const details = toProblemDetails(new Problem('notFound', 'not-found', 'There is nothing here.'))
  return await reply.code(404).type('application/problem+json').send(details)
}

async function replyPage(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
): Promise<FastifyReply> {
  const frame = pageFrame(request, reply, { preferred: request.session?.preferredLanguage ?? null })
  const t = translator(frame.language)
  const page = messagePage({
    frame: { ...frame, languageLinks: [] },
    title: t('page.problem.title'),
    text: t(sentenceFor(status)),
  })
  return await reply.code(status).type('text/html; charset=utf-8').send(page)
}

function sentenceFor(status: number) {
  if (status === 403) return 'page.problem.forbidden'
  if (status === 404) return 'page.problem.notFound'
  if (status === 429) return 'page.problem.tooMany'
  return status < 500 ? 'page.problem.invalid' : 'page.problem.internal'
}

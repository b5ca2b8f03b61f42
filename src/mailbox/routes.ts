import type { FastifyReply, FastifyRequest } from 'fastify'
import PostalMime, { type Email } from 'postal-mime'
import { Type } from 'typebox'
import { pageFrame } from '../organisation/http.ts'
import { Uuid } from '../platform/contract.ts'
import type { Routes } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { mayDo } from '../roles/policy.ts'
import '../sessions/http.ts'
import { holdsDemoLink } from '../sign-in/mailbox-key.ts'
import { MAIL_BODY_POLICY, mailboxPage, mailPage } from './pages.tsx'
import { findMailboxMessage, listMailboxMessages, type MailboxMessage } from './queries.ts'

const PAGE = 30
/** Reads further back when a recipient is searched for: mails are sealed, so the database can't. */
const SEARCHED = 500
const text = Type.Optional(Type.String({ maxLength: 400 }))

const config = {
  access: { to: 'everybody' },
  page: true,
  discloses: "the demo's mail, to its global administrators and the holder of its one-time link",
} as const

/** The built-in mailbox: exists in a demo only. */
export const mailboxRoutes: Routes = async (app) => {
  app.addHook('preHandler', requireMailbox)

  app.get(
    '/mailbox',
    {
      config,
      schema: { querystring: Type.Object({ recipient: text, before: text, language: text }) },
    },
    async (request, reply) => {
      const { recipient = '', before } = request.query
      const found = await listMails(request, recipient.trim().toLowerCase(), numberOf(before))
      const page = mailboxPage({
        frame: pageFrame(request, reply),
        action: '/mailbox',
        mails: found.mails.map(({ message, email }) => ({
          href: `/mailbox/${message.id}`,
          to: recipientsOf(email),
          from: email.from?.address ?? '',
          subject: email.subject ?? '',
          receivedAt: message.receivedAt,
        })),
        ...(recipient !== '' && { recipient }),
        ...(found.next !== undefined && { olderHref: `/mailbox?before=${found.next}` }),
        ...(before !== undefined && { newerHref: '/mailbox' }),
      })
      return await reply.type('text/html; charset=utf-8').send(page)
    },
  )

  app.get(
    '/mailbox/:id',
    { config, schema: { params: Type.Object({ id: Uuid }) } },
    async (request, reply) => {
      const { message, email } = await getMail(request, request.params.id)
      const policy = String(reply.getHeader('content-security-policy'))
      reply.header('content-security-policy', `${policy}; frame-src 'self'`)
      const page = mailPage({
        frame: pageFrame(request, reply),
        mailboxHref: '/mailbox',
        mail: {
          to: recipientsOf(email),
          from: email.from?.address ?? '',
          subject: email.subject ?? '',
          receivedAt: message.receivedAt,
        },
        headers: email.headers.map(({ key, value }) => ({ name: key, value })),
        text: email.text ?? '',
        htmlHref: email.html === undefined ? null : `/mailbox/${message.id}/body`,
      })
      return await reply.type('text/html; charset=utf-8').send(page)
    },
  )

  app.get(
    '/mailbox/:id/body',
    { config, schema: { params: Type.Object({ id: Uuid }) } },
    async (request, reply) => {
      const { email } = await getMail(request, request.params.id)
      reply.header('content-security-policy', MAIL_BODY_POLICY)
      reply.header('x-frame-options', 'SAMEORIGIN')
      return await reply.type('text/html; charset=utf-8').send(email.html ?? '')
    },
  )
}

async function requireMailbox(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  const { organisation, session, context, cookies } = request
  const notFound = new Problem('notFound', 'not-found', 'There is nothing here.')
  if (organisation.kind !== 'demo') throw notFound
  if (session !== undefined && mayDo(session.roles, 'settings.write')) return
  if (!(await holdsDemoLink(context, cookies))) throw notFound
}

async function listMails(request: FastifyRequest, recipient: string, before: number | undefined) {
  const { db, keys } = request.context
  const searching = recipient !== ''
  const limit = searching ? SEARCHED : PAGE + 1
  const messages = await listMailboxMessages(db, keys, { before, limit })
  const parsed = await Promise.all(
    messages.map(async (message) => ({ message, email: await PostalMime.parse(message.raw) })),
  )
  const matching = searching
    ? parsed.filter(({ email }) => recipientsOf(email).toLowerCase().includes(recipient))
    : parsed
  const mails = matching.slice(0, PAGE)
  const last = mails.at(-1)
  return { mails, next: !searching && messages.length > PAGE ? last?.message.sequence : undefined }
}

async function getMail(
  request: FastifyRequest,
  id: string,
): Promise<{ message: MailboxMessage; email: Email }> {
  const { db, keys } = request.context
  const message = await findMailboxMessage(db, keys, id)
  if (message === undefined) throw new Problem('notFound', 'not-found', 'There is no such mail.')
  return { message, email: await PostalMime.parse(message.raw) }
}

function recipientsOf(email: Email): string {
  return (email.to ?? []).map(({ address }) => address ?? '').join(', ')
}

function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined
}

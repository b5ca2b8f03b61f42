import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName, cookieOptions } from '../platform/cookies.ts'
import type { Session } from './session.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever is signed in, also with a password that must be changed. */
    session: Session | undefined
  }
}

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, expiresAt }: { token: string; expiresAt: Date },
): void {
  const { publicUrl } = request.context
  reply.setCookie(cookieName('session', publicUrl), token, cookieOptions(publicUrl, expiresAt))
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  const { publicUrl } = request.context
  reply.clearCookie(cookieName('session', publicUrl), cookieOptions(publicUrl))
}

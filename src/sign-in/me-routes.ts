import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { pageLanguage, rememberLanguage } from '../organisation/http.ts'
import { settingsOf } from '../organisation/update-settings.ts'
import type { Routes } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { Secret } from '../platform/secret.ts'
import { abilitiesOf } from '../roles/policy.ts'
import { clearSessionCookie, setSessionCookie } from '../sessions/http.ts'
import type { Session } from '../sessions/session.ts'
import { changeLanguage } from './change-language.ts'
import { confirmPassword } from './confirm-password.ts'
import { ConfirmPasswordBody, Me, UpdateMeBody } from './contract.ts'
import { signOut } from './sign-out.ts'

const signedIn = { to: 'signedIn' } as const

export const meRoutes: Routes = async (app) => {
  app.get(
    '/me',
    { config: { access: signedIn }, schema: { response: { 200: Me } } },
    async (request) => {
      const { organisation } = request
      const session = requireSession(request)
      return {
        id: session.userId,
        displayName: session.displayName,
        userPrincipalName: session.userPrincipalName,
        language: session.preferredLanguage ?? pageLanguage(request),
        roles: session.roles,
        abilities: abilitiesOf(session.roles),
        organisation: {
          kind: organisation.kind,
          setUp: organisation.setUp,
          ...settingsOf(organisation),
        },
      }
    },
  )

  app.patch(
    '/me',
    {
      config: { access: signedIn, audits: 1 },
      schema: { body: UpdateMeBody, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const { context, organisation, body } = request
      const session = requireSession(request)
      await changeLanguage(context, session, body.language, organisation.languages)
      // What this browser was told before would win on the pages that the server draws.
      rememberLanguage(request, reply, body.language)
      return await reply.code(204).send(null)
    },
  )

  app.post(
    '/me/confirm-password',
    {
      config: { access: signedIn, audits: 1 },
      schema: { body: ConfirmPasswordBody, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const { context, body } = request
      const session = requireSession(request)
      const renewed = await confirmPassword(context, session, new Secret(body.password))
      setSessionCookie(request, reply, renewed)
      return await reply.code(204).send(null)
    },
  )

  app.post(
    '/sign-out',
    {
      config: { access: { ...signedIn, mustChangeAllowed: true }, audits: 1 },
      schema: { body: Type.Optional(Type.Object({})), response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await signOut(request.context, requireSession(request))
      clearSessionCookie(request, reply)
      return await reply.code(204).send(null)
    },
  )
}

function requireSession({ session }: FastifyRequest): Session {
  if (session !== undefined) return session
  throw new Problem('unauthenticated', 'sign-in-required', 'Sign in first.')
}

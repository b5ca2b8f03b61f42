import type { FastifyReply, FastifyRequest } from 'fastify'
import { getOrganisation } from './organisation/queries.ts'
import { cookieName } from './platform/cookies.ts'
import { Problem } from './platform/problem.ts'
import { hashToken, isToken } from './platform/token.ts'
import { mayDo } from './roles/policy.ts'
import { type Ability, ABILITIES } from './roles/role.ts'
import { findSession, touchSession } from './sessions/queries.ts'
import { idleEnd, isDueToBeSeen } from './sessions/session.ts'

/** Finds the organisation and who is signed in, with the roles that are theirs now, and makes them the actor. */
export async function identifyCaller(request: FastifyRequest): Promise<void> {
  const { context } = request
  const token = request.cookies[cookieName('session', context.publicUrl)]
  if (token === undefined || !isToken(token)) {
    request.organisation = await getOrganisation(context.db)
    return
  }
  const now = context.now()
  const found = await findSession(context.db, hashToken(token), now)
  if (found === undefined) throw new Error('This database holds no organisation yet.')
  const { organisation, session } = found
  request.organisation = organisation
  if (session === undefined) return
  request.session = session
  if (!session.mustChange || request.routeOptions.config.access?.to === 'signedIn') {
    request.context = {
      ...context,
      actor: {
        kind: 'user',
        id: session.userId,
        name: session.displayName,
        roles: session.roles,
      },
    }
  }
  if (isDueToBeSeen(session, now))
    await touchSession(context.db, session.id, now, idleEnd(organisation.sessionPolicy, now))
}

/** Lets nobody through but those whom the route declares; what says nothing is closed. */
export async function checkAccess(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.is404) return
  const { access, page } = request.routeOptions.config
  if (access?.to === 'everybody') return
  const { session } = request
  if (session === undefined) {
    if (page === true) return await reply.redirect(`/sign-in?continue=${here(request)}`, 303)
    throw new Problem('unauthenticated', 'sign-in-required', 'Sign in first.')
  }
  if (session.mustChange && !(access?.to === 'signedIn' && access.mustChangeAllowed === true)) {
    if (page === true) return await reply.redirect('/change-password', 303)
    throw new Problem('forbidden', 'must-change-password', 'Choose a new password first.')
  }
  if (access?.to === 'signedIn') return
  if (access?.to === 'ability' && isAbility(access.ability) && mayDo(session.roles, access.ability))
    return
  throw new Problem('forbidden', 'not-allowed', 'Your roles do not allow this.', {
    reason: 'no-ability',
  })
}

function isAbility(name: string): name is Ability {
  return ABILITIES.includes(name)
}

function here(request: FastifyRequest): string {
  return encodeURIComponent(request.method === 'GET' ? request.url : '/')
}

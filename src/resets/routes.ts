import { Type } from 'typebox'
import { presentHandover } from '../handovers/present-handover.ts'
import { listHandoverRowsOf } from '../handovers/view-queries.ts'
import '../organisation/http.ts'
import { Uuid } from '../platform/contract.ts'
import type { Routes } from '../platform/http.ts'
import { decideDelete, decideReset, requireOperator } from '../roles/policy.ts'
import { ResetOptions, HandoverOptions, ResetPasswordResponse } from './contract.ts'
import {
  allowedWays,
  DEFAULT_LETTER_LIFETIME,
  LETTER_LIFETIMES,
  LINK_LIFETIMES,
} from './options.ts'
import { presentRecipients, presentReset } from './present-reset.ts'
import { getResetTarget } from './queries.ts'
import { decideNewDestination, ownAddresses, parseRecipient } from './recipient.ts'
import { resetPassword } from './reset-password.ts'

const access = { to: 'ability', ability: 'passwords.reset' } as const
const Params = Type.Object({ id: Uuid })

export const resetRoutes: Routes = async (app) => {
  app.get(
    '/users/:id/reset-options',
    { config: { access }, schema: { params: Params, response: { 200: ResetOptions } } },
    async ({ context, organisation, params }) => {
      const operator = requireOperator(context.actor)
      const now = context.now()
      const target = await getResetTarget(context.db, params.id, now)
      const { user, roles } = target
      const [latest] = await listHandoverRowsOf(context.db, params.id, 1)
      const { handoverPolicy, passwordPolicy } = organisation
      const newDestination = decideNewDestination(roles)
      const ways = allowedWays(handoverPolicy).filter(
        (way) => way !== 'letter' || newDestination.allowed,
      )
      return {
        user: {
          id: user.id,
          displayName: user.displayName,
          userPrincipalName: user.userPrincipalName,
          preferredLanguage: user.preferredLanguage ?? organisation.defaultLanguage,
        },
        allowed:
          user.deletedDateTime === null
            ? decideReset(operator, { id: user.id, roles })
            : // Restoring demands a reset: the panel asks here too.
              decideDelete(operator, { id: user.id, roles }),
        ways,
        defaultWay: ways[0] ?? 'revealLink',
        mayChoosePassword: handoverPolicy.operatorMayChoosePassword,
        lifetimes: [...LINK_LIFETIMES],
        defaultLifetime: handoverPolicy.defaultLifetime,
        letterLifetimes: [...LETTER_LIFETIMES],
        defaultLetterLifetime: DEFAULT_LETTER_LIFETIME,
        minimumPasswordLength: passwordPolicy.minimumLength,
        recipients: presentRecipients(target, operator.id, now),
        ownAddresses: ownAddresses(user),
        newDestination,
        openHandover: latest?.open === true ? presentHandover(latest, operator, now) : null,
      }
    },
  )

  app.post(
    '/users/:id/reset-password',
    {
      config: { access, audits: 1, discloses: 'a PIN or a shown password, once, to the operator' },
      schema: {
        params: Params,
        headers: Type.Object({
          'idempotency-key': Type.Optional(Type.String({ minLength: 8, maxLength: 128 })),
        }),
        body: HandoverOptions,
        response: { 202: ResetPasswordResponse },
      },
    },
    async ({ context, organisation, params, headers, body }, reply) => {
      const { recipient, ...options } = body
      const outcome = await resetPassword(
        context,
        organisation,
        params.id,
        { ...options, ...(recipient !== undefined && { recipient: parseRecipient(recipient) }) },
        headers['idempotency-key'] ?? null,
      )
      return await reply.code(202).send(presentReset(context, outcome))
    },
  )
}

import { Type } from 'typebox'
import type { Routes } from '../platform/http.ts'
import { LiftSuppressionBody, SuppressedAddresses } from './contract.ts'
import { liftSuppression } from './suppression.ts'
import { listSuppressions } from './suppression-queries.ts'

/** Addresses where messages bounced: seen by whoever follows up, lifted by whoever may send there again. */
export const suppressionRoutes: Routes = async (app) => {
  app.get(
    '/suppressed-addresses',
    {
      config: { access: { to: 'ability', ability: 'followUps.read' } },
      schema: { response: { 200: SuppressedAddresses } },
    },
    async ({ context }) => ({
      value: (await listSuppressions(context.db)).map(({ since, ...row }) => ({
        ...row,
        since: since.toISOString(),
      })),
    }),
  )

  app.post(
    '/suppressed-addresses/lift',
    {
      config: { access: { to: 'ability', ability: 'passwords.reset' }, audits: 1 },
      schema: { body: LiftSuppressionBody, response: { 200: Type.Object({}) } },
    },
    async ({ context, body }) => {
      await liftSuppression(context, body.address)
      return {}
    },
  )
}

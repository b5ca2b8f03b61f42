import '../organisation/http.ts'
import type { Routes } from '../platform/http.ts'
import { BulkBody, PlannedJob } from './contract.ts'
import { planBulk } from './plan-bulk.ts'

export const bulkRoutes: Routes = async (app) => {
  app.post(
    '/bulk',
    {
      // Each kind of work takes a right of its own.
      config: { access: { to: 'ability', ability: 'users.read' }, audits: 1 },
      schema: { body: BulkBody, response: { 202: PlannedJob } },
    },
    async ({ context, organisation, body }, reply) => {
      const number = await planBulk(context, organisation, body)
      return await reply.code(202).send({ number })
    },
  )
}
